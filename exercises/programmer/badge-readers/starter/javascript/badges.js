// Compare the log of the badge readers with the rights: badges.js RIGHTS LOG [MOMENT ...].

/** Print what the log tells, and return the exit code. */
function main(words) {
  return 0;
}

process.exitCode = main(process.argv.slice(2));
