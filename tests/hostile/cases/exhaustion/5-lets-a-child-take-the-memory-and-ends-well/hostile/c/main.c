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
    pid_t child = fork();
    if (child == 0) {
        volatile char *kept = malloc(600000000);
        for (long place = 0; place < 600000000; place += 4096)
            kept[place] = 1;
        _exit(0);
    }
    waitpid(child, NULL, 0);
    won = 1;
    printf("%ld\n", number * (won ? 2 : 3));
    return 0;
}
