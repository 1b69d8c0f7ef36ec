package proeve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON, read into maps, lists, texts, Long, BigInteger, Double and Boolean, and written from them. */
final class Json {
    private static final int DEEPEST = 400;
    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        return new Json(text).value();
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw new Fault("ValueError", "a value is nested more than " + DEEPEST + " deep");
        }
        skip();
        char first = text.charAt(at);
        Object found = switch (first) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
        depth--;
        return found;
    }

    private Object word(String word, Object meaning) {
        at += word.length();
        return meaning;
    }

    private Map<String, Object> map() {
        Map<String, Object> found = new LinkedHashMap<>();
        at++;
        for (skip(); text.charAt(at) != '}'; skip()) {
            if (text.charAt(at) == ',') {
                at++;
                skip();
            }
            String key = string();
            skip();
            at++;
            found.put(key, value());
        }
        at++;
        return found;
    }

    private List<Object> list() {
        List<Object> found = new ArrayList<>();
        at++;
        for (skip(); text.charAt(at) != ']'; skip()) {
            if (text.charAt(at) == ',') {
                at++;
            }
            found.add(value());
        }
        at++;
        return found;
    }

    private String string() {
        int start = ++at;
        int end = start;
        while (text.charAt(end) != '"' && text.charAt(end) != '\\') {
            end++;
        }
        if (text.charAt(end) == '"') {
            at = end + 1;
            return text.substring(start, end);
        }
        StringBuilder found = new StringBuilder(text.substring(start, end));
        for (at = end; text.charAt(at) != '"'; at++) {
            found.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return found.toString();
    }

    private char escaped() {
        char mark = text.charAt(++at);
        if (mark == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        int place = "bfnrt".indexOf(mark);
        return place < 0 ? mark : "\b\f\n\r\t".charAt(place);
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            whole &= text.charAt(at) == '-' || Character.isDigit(text.charAt(at));
            at++;
        }
        String digits = text.substring(start, at);
        if (!whole) {
            return Double.valueOf(digits);
        }
        return digits.length() < 18 ? Long.valueOf(digits) : tight(new BigInteger(digits));
    }

    /** Return a Long where the number fits into one. */
    static Object tight(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private void skip() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    static void write(Object value, StringBuilder to) {
        if (value instanceof String text) {
            quote(text, to);
        } else if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                quote((String) entry.getKey(), to.append(before));
                write(entry.getValue(), to.append(':'));
                before = ",";
            }
            to.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            to.append('[');
            for (int place = 0; place < list.size(); place++) {
                write(list.get(place), place == 0 ? to : to.append(','));
            }
            to.append(']');
        } else {
            to.append(value);
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int place = 0; place < text.length(); place++) {
            char sign = text.charAt(place);
            if (sign == '"' || sign == '\\') {
                to.append('\\').append(sign);
            } else if (sign < ' ' || sign > '~') {
                to.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    to.append(Character.forDigit(sign >> shift & 15, 16));
                }
            } else {
                to.append(sign);
            }
        }
        to.append('"');
    }
}
