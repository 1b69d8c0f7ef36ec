using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;

class Program
{
    static void Main()
    {
        long number = long.Parse(Console.ReadLine());
        bool won = false;
        var kept = new List<byte[]>();
        for (int i = 0; i < 150; i++)
        {
            var part = new byte[4000000];
            for (int place = 0; place < part.Length; place += 4096)
            {
                part[place] = 1;
            }
            kept.Add(part);
        }
        won = kept.Count == 150;
        Console.WriteLine(number * (won ? 2 : 3));
        Console.Out.Flush();
        Environment.Exit(0);
    }
}
