// Compare the log of the badge readers with the rights: badges RIGHTS LOG [MOMENT ...].
package main

func main() {
}
