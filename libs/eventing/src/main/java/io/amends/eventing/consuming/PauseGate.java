package io.amends.eventing.consuming;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Lets work through while it is open. Whoever shuts it knows afterwards that nobody is inside.
final class PauseGate {
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private boolean shut;

    /// Does the work, unless the gate is shut; false then.
    boolean pass(Runnable work) {
        lock.readLock().lock();
        try {
            if (shut) {
                return false;
            }
            work.run();
            return true;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Waits until those inside are out, and lets nobody in any more.
    void shut() {
        set(true);
    }

    /// Lets everybody in again.
    void open() {
        set(false);
    }

    private void set(boolean value) {
        lock.writeLock().lock();
        try {
            shut = value;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
