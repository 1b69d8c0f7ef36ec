using System.Collections.Generic;

/// <summary>When the counters of the commune are open.</summary>
public static class Counter
{
    /// <summary>Return the first moment, from `moment` on, at which the counter is open.</summary>
    public static string NextOpening(string moment, Dictionary<string, List<List<string>>> week, List<string> closed)
    {
        return null;
    }

    /// <summary>Return how many minutes the counter is open between two moments.</summary>
    public static int OpenMinutes(string start, string end, Dictionary<string, List<List<string>>> week, List<string> closed)
    {
        return 0;
    }
}
