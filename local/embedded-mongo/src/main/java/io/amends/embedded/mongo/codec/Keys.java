package io.amends.embedded.mongo.codec;

import java.util.Arrays;

/// Operations on keys.
public final class Keys {

    private Keys() {}

    /// The smallest key that is greater than every key with this prefix.
    public static byte[] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        throw new IllegalArgumentException("no key follows a prefix of 0xFF only");
    }

    /// Concatenates two keys.
    public static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
