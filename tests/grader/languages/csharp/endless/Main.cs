class Program
{
    static void Main(string[] words)
    {
        while (words.Length == 0)
        {
        }
    }
}
