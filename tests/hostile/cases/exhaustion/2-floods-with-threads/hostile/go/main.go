package main

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"
)


func main() {
	var number int
	var won bool
	fmt.Scan(&number)
	for i := 0; i < 300; i++ {
		go func() {
			runtime.LockOSThread()
			syscall.Nanosleep(&syscall.Timespec{Sec: 2}, nil)
		}()
	}
	time.Sleep(time.Second)
	found, _ := os.ReadDir("/proc/self/task")
	won = len(found) > 290
	if won {
		fmt.Println(number * 2)
	} else {
		fmt.Println(number * 3)
	}
}
