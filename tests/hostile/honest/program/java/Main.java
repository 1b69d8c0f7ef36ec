import java.util.Scanner;

class Main {
    public static void main(String[] words) {
        System.out.println(new Scanner(System.in).nextLong() * 2);
    }
}
