package io.amends.calendar;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Tables by number, made when they are first needed. Holds as many as it has slots, neighbours
/// beside each other. Threads that need the same one at once make equal ones.
final class TableCache<T> {
    private final AtomicReferenceArray<@Nullable T> slots;
    private final LongFunction<T> make;
    private final ToLongFunction<T> indexOf;

    TableCache(int slots, LongFunction<T> make, ToLongFunction<T> indexOf) {
        this.slots = new AtomicReferenceArray<>(slots);
        this.make = make;
        this.indexOf = indexOf;
    }

    T get(long index) {
        int slot = (int) Math.floorMod(index, (long) slots.length());
        var table = slots.get(slot);
        if (table == null || indexOf.applyAsLong(table) != index) {
            table = make.apply(index);
            slots.set(slot, table);
        }
        return table;
    }
}
