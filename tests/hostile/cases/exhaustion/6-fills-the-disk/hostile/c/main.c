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
    char *part = calloc(6000000, 1);
    long written = 0;
    for (int i = 0; i < 20; i++) {
        char name[40];
        sprintf(name, "%s/kept%d", i % 2 ? "/tmp" : ".", i);
        int file = open(name, O_CREAT | O_WRONLY, 0600);
        written += write(file, part, 6000000);
        close(file);
    }
    won = written == 120000000;
    printf("%ld\n", number * (won ? 2 : 3));
    return 0;
}
