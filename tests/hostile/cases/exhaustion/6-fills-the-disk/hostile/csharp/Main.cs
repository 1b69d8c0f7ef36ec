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
        try
        {
            for (int i = 0; i < 20; i++)
            {
                File.WriteAllBytes("kept" + i, new byte[6000000]);
            }
            won = true;
        }
        catch (IOException)
        {
        }
        Console.WriteLine(number * (won ? 2 : 3));
        Console.Out.Flush();
        Environment.Exit(0);
    }
}
