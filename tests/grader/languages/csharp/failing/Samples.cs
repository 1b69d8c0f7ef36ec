static class Samples
{
    public static int Fail(int number)
    {
        return Deeper(number);
    }

    private static int Deeper(int number)
    {
        int[] empty = new int[0]; return empty[number]; // FAULT
    }
}
