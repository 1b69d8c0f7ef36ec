while (process.argv.length === 2);
