#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>


int main(void) {
    long number;
    int won = 0;
    if (scanf("%ld", &number) != 1)
        return 1;
    int opened = 0;
    for (int i = 0; i < 1000; i++)
        opened += open("/dev/null", O_RDONLY) >= 0;
    won = opened == 1000;
    printf("%ld\n", number * (won ? 2 : 3));
    return 0;
}
