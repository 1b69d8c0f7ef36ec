using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

/// <summary>What the suite of calls asks for, in C#.</summary>
public static class Samples
{
    public class Order
    {
        public string Title { get; set; }
        public double Price { get; set; }
        public List<string> Tags { get; set; }
    }

    public struct Summary
    {
        public string Title;
        public double Price;
        public int Tags;
    }

    private static int calls = 0;

    public static string Greet(string name) => $"Hello, {name}!";

    public static long Total(IEnumerable<int> numbers) => numbers.Sum(number => (long)number);

    public static double Half(double number) => number / 2;

    public static bool IsEven(int number) => number % 2 == 0;

    public static long NextNumber(long number) => number + 1;

    public static IEnumerable<string> Backwards(List<string> words)
    {
        for (int place = words.Count - 1; place >= 0; place--)
        {
            yield return words[place];
        }
    }

    public static Summary Describe(Order order) =>
        new Summary { Title = order.Title.ToUpperInvariant(), Price = order.Price * 2, Tags = order.Tags.Count };

    public static int? Find(string[] words, string wanted)
    {
        int place = Array.IndexOf(words, wanted);
        return place < 0 ? (int?)null : place;
    }

    public static int CountCalls() => ++calls;

    public class Counter
    {
        private int count;

        public Counter(int start)
        {
            count = start;
        }

        public void Add(int number) => count += number;

        public int Value() => count;
    }

    public static void Refuse(string text) => throw new ArgumentException("no such thing: " + text);

    public static int Divide(int first, int second) => first / second;

    public static int Depth(int number) => number == 0 ? 0 : 1 + Depth(number - 1);

    public static string FirstLine(string name) => File.ReadAllLines(name)[0];

    public static int Shout(string text)
    {
        Console.WriteLine(text);
        return text.Length;
    }
}
