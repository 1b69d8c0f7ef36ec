using System;
using System.IO;

class Program
{
    static int Main(string[] words)
    {
        string first = words.Length == 0 ? "" : words[0];
        if (first == "copy")
        {
            File.Copy("in.txt", "out.txt");
            return 0;
        }
        if (first == "fail")
        {
            Console.Error.WriteLine("it failed");
            return 3;
        }
        Console.WriteLine(string.Join("|", words));
        int sum = 0;
        for (string line = Console.ReadLine(); line != null; line = Console.ReadLine())
        {
            sum += int.Parse(line);
        }
        Console.WriteLine(sum);
        return 0;
    }
}
