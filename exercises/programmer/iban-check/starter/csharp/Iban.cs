using System.Collections.Generic;

/// <summary>Checks on the account numbers of a payment batch.</summary>
public static class Iban
{
    /// <summary>Say whether the text is a valid IBAN.</summary>
    public static bool IsValid(string text)
    {
        return false;
    }

    /// <summary>Return the IBANs that occur more than once, in the order in which they first occur.</summary>
    public static List<string> Repeated(List<string> ibans)
    {
        return new List<string>();
    }

    /// <summary>Return the codes of the banks that must still be asked for, each of them once.</summary>
    public static List<string> Questions(List<string> ibans, Dictionary<string, string> names)
    {
        return new List<string>();
    }

    /// <summary>Return the name of the bank of each IBAN, or null.</summary>
    public static List<string> BankNames(List<string> ibans, Dictionary<string, string> names)
    {
        return new List<string>();
    }

    /// <summary>Return the IBANs whose account number lies in one of the blocked ranges.</summary>
    public static List<string> Blocked(List<string> ibans, List<List<string>> ranges)
    {
        return new List<string>();
    }
}
