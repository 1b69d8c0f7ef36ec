using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

/// <summary>Checks on the account numbers of a payment batch.</summary>
public static class Iban
{
    private static readonly Dictionary<string, int> Lengths = new Dictionary<string, int>
    {
        { "BE", 16 }, { "DE", 22 }, { "FR", 27 }, { "LU", 20 }, { "NL", 18 },
    };

    private static readonly Regex Form = new Regex(@"\A[A-Z]{2}(0[2-9]|[1-8][0-9]|9[0-8])[A-Z0-9]+\z");

    private struct Range
    {
        public long First;
        public long Last;
    }

    /// <summary>Say whether the text is a valid IBAN.</summary>
    public static bool IsValid(string text)
    {
        // A capital of a sign outside ASCII may be a letter of ASCII.
        if (text.Any(sign => sign > 127))
        {
            return false;
        }
        string iban = Compact(text);
        int length;
        if (iban.Length < 4 || !Lengths.TryGetValue(iban.Substring(0, 2), out length) || length != iban.Length)
        {
            return false;
        }
        return Form.IsMatch(iban) && Remainder(iban.Substring(4) + iban.Substring(0, 4)) == 1
            && (!IsBelgian(iban) || KeepsNationalRule(iban.Substring(4)));
    }

    private static int Remainder(string signs)
    {
        int result = 0;
        foreach (char sign in signs)
        {
            int value = sign <= '9' ? sign - '0' : sign - 'A' + 10;
            result = (result * (value < 10 ? 10 : 100) + value) % 97;
        }
        return result;
    }

    private static bool KeepsNationalRule(string account)
    {
        if (!IsAccount(account))
        {
            return false;
        }
        long rest = long.Parse(account.Substring(0, 10)) % 97;
        return long.Parse(account.Substring(10)) == (rest == 0 ? 97 : rest);
    }

    private static bool IsAccount(string text) => text.Length == 12 && text.All(sign => sign >= '0' && sign <= '9');

    private static string Compact(string text) => text.Replace(" ", "").ToUpperInvariant();

    private static bool IsBelgian(string iban) => iban.StartsWith("BE", StringComparison.Ordinal);

    private static string BankOf(string iban) => IsBelgian(iban) ? iban.Substring(4, 3) : null;

    /// <summary>Return the IBANs that occur more than once, in the order in which they first occur.</summary>
    public static List<string> Repeated(List<string> ibans) =>
        ibans.Select(Compact).Where(iban => ibans.Count(text => Compact(text) == iban) > 1).Distinct().ToList();

    /// <summary>Return the codes of the banks that must still be asked for, each of them once.</summary>
    public static List<string> Questions(List<string> ibans, Dictionary<string, string> names)
    {
        IEnumerable<string> codes = ibans.Select(Compact).Select(BankOf).Where(code => code != null);
        return codes.Distinct().Where(code => !names.ContainsKey(code)).ToList();
    }

    /// <summary>Return the name of the bank of each IBAN, or null.</summary>
    public static List<string> BankNames(List<string> ibans, Dictionary<string, string> names) =>
        ibans.Select(Compact).Select(BankOf)
            .Select(code => code != null && names.ContainsKey(code) ? names[code] : null).ToList();

    /// <summary>Return the IBANs whose account number lies in one of the blocked ranges.</summary>
    public static List<string> Blocked(List<string> ibans, List<List<string>> ranges)
    {
        List<Range> merged = Merge(ranges.Select(Read).ToList());
        return ibans.Select(Compact)
            .Where(iban => IsBelgian(iban) && LiesIn(merged, long.Parse(iban.Substring(4)))).ToList();
    }

    private static bool LiesIn(List<Range> merged, long account)
    {
        int low = 0;
        int high = merged.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (merged[middle].First <= account)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low > 0 && account <= merged[low - 1].Last;
    }

    private static Range Read(List<string> texts, int place)
    {
        if (!texts.All(IsAccount) || string.CompareOrdinal(texts[0], texts[1]) > 0)
        {
            throw new ArgumentException($"range {place + 1}: {texts[0]}-{texts[1]} is no range of account numbers");
        }
        return new Range { First = long.Parse(texts[0]), Last = long.Parse(texts[1]) };
    }

    /// <summary>Return the ranges in order, those that overlap joined.</summary>
    private static List<Range> Merge(List<Range> ranges)
    {
        var merged = new List<Range>();
        foreach (Range range in ranges.OrderBy(one => one.First))
        {
            if (merged.Count > 0 && range.First <= merged[merged.Count - 1].Last)
            {
                Range before = merged[merged.Count - 1];
                before.Last = Math.Max(before.Last, range.Last);
                merged[merged.Count - 1] = before;
            }
            else
            {
                merged.Add(range);
            }
        }
        return merged;
    }
}
