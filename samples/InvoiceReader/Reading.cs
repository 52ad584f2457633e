namespace InvoiceReader;

/// <summary>What was read off a picture.</summary>
/// <param name="File">The picture's file.</param>
/// <param name="Number">The digits from left to right; empty where there are none.</param>
/// <param name="Confidence">The probability of the least certain digit, 0 to 1.</param>
/// <param name="Remark">Why nothing was read; empty where something was.</param>
internal sealed record Reading(string File, string Number, double Confidence, string Remark);
