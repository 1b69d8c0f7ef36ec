using System;

/// <summary>Compare the log of the badge readers with the rights: Badges RIGHTS LOG [MOMENT ...].</summary>
public static class Badges
{
    public static int Main(string[] words)
    {
        return 0;
    }
}
