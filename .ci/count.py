"""Adds up the results of all test runs: prints 'N passed, N failed, N skipped' and exits 1 if anything failed.

usage: count.py FOLDER-WITH-TRX-FILES FAILED-STEPS
"""
import glob
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
folder, failed_steps = sys.argv[1], int(sys.argv[2])
passed = failed = skipped = 0
for file in glob.glob(f"{folder}/**/*.trx", recursive=True):
    root = ElementTree.parse(file).getroot()
    for result in root.iter(f"{NAMESPACE}UnitTestResult"):
        outcome = result.get("outcome")
        if outcome == "Passed":
            passed += 1
        elif outcome == "NotExecuted":
            skipped += 1
            print(f"skipped: {result.get('testName')}")
        else:
            failed += 1
            print(f"failed: {result.get('testName')}")
if failed_steps and not failed:
    failed = failed_steps
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or failed_steps or not passed else 0)
