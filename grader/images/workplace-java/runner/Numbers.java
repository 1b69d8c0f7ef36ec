package proeve;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** Numbers as declared: a whole number widens, and refuses to lose anything. */
final class Numbers {
    /** A number in its declared type, and how far it had to be bent. */
    record Fitted(Object value, int cost) {}

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
        int.class, Integer.class, long.class, Long.class, short.class, Short.class, byte.class, Byte.class,
        double.class, Double.class, float.class, Float.class, boolean.class, Boolean.class,
        char.class, Character.class);

    private Numbers() {}

    static Class<?> boxed(Class<?> kind) {
        return BOXES.getOrDefault(kind, kind);
    }

    /** Return null where the type takes no such number. */
    static Fitted fit(Number given, Class<?> declared) {
        Class<?> kind = boxed(declared);
        if (kind == Number.class) {
            return new Fitted(Fitting.natural(given), 5);
        }
        if (kind == BigDecimal.class) {
            return given instanceof BigDecimal ? new Fitted(given, 0)
                : given instanceof Double && !Double.isFinite(given.doubleValue()) ? null
                : new Fitted(new BigDecimal(given.toString()), given instanceof Double ? 2 : 3);
        }
        if (kind == Double.class) {
            return new Fitted(given.doubleValue(), given instanceof Double ? 0 : 2);
        }
        if (kind == Float.class) {
            return new Fitted(given.floatValue(), given instanceof Double ? 1 : 3);
        }
        boolean whole = given instanceof Long || given instanceof BigInteger;
        return whole ? whole(new BigInteger(given.toString()), kind) : null;
    }

    private static Fitted whole(BigInteger number, Class<?> kind) {
        if (kind == BigInteger.class) {
            return new Fitted(number, 1);
        }
        int bits = kind == Integer.class ? 32 : kind == Long.class ? 64 : kind == Short.class ? 16
            : kind == Byte.class ? 8 : 0;
        if (bits == 0) {
            return null;
        }
        if (number.bitLength() >= bits) {
            throw new Fault("OverflowError", number + " does not fit into " + kind.getSimpleName());
        }
        Object value = bits == 32 ? (Object) number.intValue() : bits == 64 ? (Object) number.longValue()
            : bits == 16 ? (Object) number.shortValue() : (Object) number.byteValue();
        return new Fitted(value, bits == 32 ? 0 : bits == 64 ? 0 : 1);
    }
}
