package io.amends.embedded.mongo.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Accepts drivers. Commands run on a few threads; their replies are sent when durable.
public final class WireServer implements AutoCloseable {

    static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;
    static final int LARGEST_MESSAGE = 24 * 1000 * 1000;
    static final int LARGEST_BATCH = 10_000;
    private static final int DRAIN_SECONDS = 10;

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /// One arena of 4 MB chunks: Netty's default grows with the number of threads.
    private final ByteBufAllocator buffers = new PooledByteBufAllocator(true, 1, 1, 8192, 9);

    private final ExecutorService workers;
    private final CommandDrain underWay = new CommandDrain();
    private final Channel listener;

    /// Starts to listen; port 0 means any free one.
    public WireServer(Commands commands, String host, int port) {
        int threads = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
        this.workers =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("store-worker-", 0).factory());
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 128)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.ALLOCATOR, buffers)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        clients.add(channel);
                                        channel.pipeline()
                                                .addLast(new Frames())
                                                .addLast(
                                                        new RequestHandler(
                                                                commands, workers, underWay));
                                    }
                                });
        try {
            this.listener = bootstrap.bind(host, port).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            workers.shutdown();
            throw e;
        }
    }

    /// The address it listens on.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /// The number of connected clients.
    public int connections() {
        return clients.size();
    }

    /// Refuses new commands, answers those in progress, then closes the connections.
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        underWay.end(Duration.ofSeconds(DRAIN_SECONDS)); // later ones get no answer, as in a crash
        clients.close().awaitUninterruptibly(DRAIN_SECONDS, TimeUnit.SECONDS);
        workers.shutdown();
        loops.shutdownGracefully(0, DRAIN_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(DRAIN_SECONDS, TimeUnit.SECONDS);
    }
}
