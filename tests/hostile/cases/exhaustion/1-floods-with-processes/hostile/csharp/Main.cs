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
            for (int started = 0; started < 120; started++)
            {
                Process.Start("/bin/sleep", "2");
            }
            won = true;
        }
        catch (Exception)
        {
        }
        Console.WriteLine(number * (won ? 2 : 3));
        Console.Out.Flush();
        Environment.Exit(0);
    }
}
