console.log("hello" as string);
