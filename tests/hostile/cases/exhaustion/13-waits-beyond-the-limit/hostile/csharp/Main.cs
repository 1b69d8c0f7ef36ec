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
        Thread.Sleep(8000);
        won = true;
        Console.WriteLine(number * (won ? 2 : 3));
        Console.Out.Flush();
        Environment.Exit(0);
    }
}
