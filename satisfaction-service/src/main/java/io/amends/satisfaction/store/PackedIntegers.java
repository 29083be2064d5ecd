package io.amends.satisfaction.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Compact encoding of whole numbers: seven bits a byte, zigzag; sorted numbers as differences.
final class PackedIntegers {
    private PackedIntegers() {}

    static byte[] write(List<Long> numbers, boolean rising) {
        var bytes = new ByteArrayOutputStream();
        var last = 0L;
        for (var number : numbers) {
            write(bytes, number - last);
            last = rising ? number : 0;
        }
        return bytes.toByteArray();
    }

    static List<Long> read(byte[] bytes, boolean rising) {
        var numbers = new ArrayList<Long>();
        var buffer = ByteBuffer.wrap(bytes);
        var last = 0L;
        while (buffer.hasRemaining()) {
            var number = last + read(buffer);
            numbers.add(number);
            last = rising ? number : 0;
        }
        return numbers;
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        var rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static long read(ByteBuffer buffer) {
        var bits = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = buffer.get();
            bits |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
    }
}
