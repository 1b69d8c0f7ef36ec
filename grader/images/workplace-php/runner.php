<?php
// The process of the candidate's files: answers frames on two pipes until they close.
// Whatever it answers is the candidate's own claim; the other side decides what it is worth.

namespace Proeve;

require __DIR__ . '/values.php';
require __DIR__ . '/errors.php';
require __DIR__ . '/objects.php';

final class Runner
{
    private static $reading;
    private static $writing;
    private static string $folder;
    private static bool $answering = false;
    private static int $own;

    public static function start(string $folder): void
    {
        self::$folder = $folder;
        self::$reading = \fopen('php://fd/100', 'r');
        self::$writing = \fopen('php://fd/101', 'w');
        self::$own = \getmypid();
        \chdir($folder);
        \register_shutdown_function([self::class, 'ended']);
    }

    /** Answer whatever is asked, up to the next file that must be taken in; null at the end. */
    public static function next(): ?string
    {
        while (($message = self::read()) !== null) {
            self::$answering = true;
            if ($message['op'] === 'import') {
                return self::$folder . '/' . $message['file'];
            }
            try {
                $named = \array_map([Values::class, 'decode'], $message['named'] ?? []);
                $values = \array_map([Values::class, 'decode'], $message['values'] ?? []);
                self::write(['value' => Values::encode(self::act($message, $values, $named))]);
            } catch (\Throwable $error) {
                self::failed($error);
            }
        }
        return null;
    }

    public static function imported(): void
    {
        $value = [Objects::numberOf(new Module()), Objects::publicNames()];
        self::write(['value' => Values::encode($value)]);
    }

    public static function failed(\Throwable $error): void
    {
        self::write(['raised' => Errors::describe($error, self::$folder)]);
    }

    /** Tell what ended the process, where the language calls it a fatal error. */
    public static function ended(): void
    {
        $last = \error_get_last();
        $fatal = E_ERROR | E_CORE_ERROR | E_COMPILE_ERROR;
        if (self::$answering && $last !== null && ($last['type'] & $fatal) && \getmypid() === self::$own) {
            self::write(['raised' => Errors::fatal($last, self::$folder)]);
        }
    }

    private static function act(array $message, array $values, array $named): mixed
    {
        return match ($message['op']) {
            'check' => \array_values(\array_filter(\array_map([self::class, 'fault'], $message['files']))),
            'get' => Objects::get($message['on'], $message['name']),
            'set' => Objects::set($message['on'], $message['name'], $values[0]),
            'do' => Objects::perform($message['on'], $message['name'], $values, $named),
            default => throw new \TypeError('this cannot be asked of PHP'),
        };
    }

    /** Return [file, line, message] where a file is not valid; nothing of it is run. */
    private static function fault(string $file): ?array
    {
        try {
            \token_get_all(\file_get_contents(self::$folder . '/' . $file), TOKEN_PARSE);
            return null;
        } catch (\CompileError $error) {
            return [$file, $error->getLine(), $error->getMessage()];
        }
    }

    private static function read(): ?array
    {
        $head = self::exactly(4);
        return $head === null ? null : \json_decode(self::exactly(\unpack('N', $head)[1]), true, 1024);
    }

    private static function exactly(int $size): ?string
    {
        $taken = '';
        while (($missing = $size - \strlen($taken)) > 0) {
            $part = \fread(self::$reading, $missing);
            if ($part === false || $part === '') {
                return null;
            }
            $taken .= $part;
        }
        return $taken;
    }

    private static function write(array $reply): void
    {
        self::$answering = false;
        $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION
            | JSON_INVALID_UTF8_SUBSTITUTE;
        $body = \json_encode(['reply' => $reply], $flags, 1024);
        \fwrite(self::$writing, \pack('N', \strlen($body)) . $body);
        \fflush(self::$writing);
    }
}

// What a file of the candidate leaves in the global scope must be the global scope.
Runner::start($argv[1]);
$argv = [''];
$argc = 1;
while (($proeve_file = Runner::next()) !== null) {
    try {
        require_once $proeve_file;
        Runner::imported();
    } catch (\Throwable $proeve_error) {
        Runner::failed($proeve_error);
    }
}
