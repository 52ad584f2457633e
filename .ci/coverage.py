"""Fails if less than a part of the lines of an assembly was executed by the tests.

usage: coverage.py FOLDER-WITH-COBERTURA-FILES ASSEMBLY PERCENT
"""
import glob
import sys
import xml.etree.ElementTree as ElementTree

folder, assembly, wanted = sys.argv[1], sys.argv[2], float(sys.argv[3])
lines = {}
for file in glob.glob(f"{folder}/**/coverage.cobertura.xml", recursive=True):
    for package in ElementTree.parse(file).getroot().iter("package"):
        if package.get("name") == assembly:
            for source in package.iter("class"):
                for line in source.iter("line"):
                    key = source.get("filename"), line.get("number")
                    lines[key] = max(lines.get(key, 0), int(line.get("hits")))
covered = sum(hits > 0 for hits in lines.values())
percent = 100 * covered / len(lines) if lines else 0
print(f"{assembly}: {covered} of {len(lines)} lines covered, {percent:.1f} %; at least {wanted:.0f} % wanted")
by_file = {}
for (name, _), hits in lines.items():
    seen, all_lines = by_file.get(name, (0, 0))
    by_file[name] = seen + (hits > 0), all_lines + 1
for name, (seen, all_lines) in sorted(by_file.items(), key=lambda item: item[1][0] - item[1][1])[:10]:
    if seen < all_lines:
        print(f"  {all_lines - seen} lines not covered in {name}")
sys.exit(0 if percent >= wanted else 1)
