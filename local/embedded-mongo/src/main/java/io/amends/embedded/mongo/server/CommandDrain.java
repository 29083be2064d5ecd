package io.amends.embedded.mongo.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The commands under way: new ones are let in until the end begins, and the end waits for the
/// rest.
final class CommandDrain {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private int inside;
    private boolean ending;

    /// @return false when no more commands are taken
    boolean enter() {
        lock.lock();
        try {
            if (!ending) {
                inside++;
            }
            return !ending;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            if (--inside == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets nobody in any more and waits for those inside, but not for ever.
    void end(Duration patience) {
        lock.lock();
        try {
            ending = true;
            long left = patience.toNanos();
            while (inside > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
