using System;

class Program
{
    static void Main()
    {
        Console.WriteLine(long.Parse(Console.ReadLine()) * 2);
    }
}
