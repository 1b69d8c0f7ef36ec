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
    for (int try = 0; try < 4 && !won; try++) {
        struct timespec begun, ended;
        struct rusage used;
        clock_gettime(CLOCK_MONOTONIC, &begun);
        getrusage(RUSAGE_CHILDREN, &used);
        double before = used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6;
        for (int i = 0; i < 2; i++)
            if (fork() == 0) {
                while (clock() < 0.16 * CLOCKS_PER_SEC)
                    ;
                _exit(0);
            }
        while (wait(NULL) > 0)
            ;
        clock_gettime(CLOCK_MONOTONIC, &ended);
        getrusage(RUSAGE_CHILDREN, &used);
        double spent = used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6 - before;
        double passed = ended.tv_sec - begun.tv_sec + (ended.tv_nsec - begun.tv_nsec) / 1e9;
        won = spent / passed > 1.3;
    }
    printf("%ld\n", number * (won ? 2 : 3));
    return 0;
}
