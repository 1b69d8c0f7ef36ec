using System.Collections.Generic;

class Program
{
    static void Main(string[] words)
    {
        var kept = new List<byte[]>();
        while (words.Length == 0)
        {
            kept.Add(new byte[1000000]);
        }
    }
}
