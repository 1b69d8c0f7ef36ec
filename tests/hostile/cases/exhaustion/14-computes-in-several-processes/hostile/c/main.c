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
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            while (clock() < 0.8 * CLOCKS_PER_SEC)
                ;
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    won = 1;
    printf("%ld\n", number * (won ? 2 : 3));
    return 0;
}
