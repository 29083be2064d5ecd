package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.codec.BsonWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of one client.
final class RequestHandler extends SimpleChannelInboundHandler<Message> {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    /// A message up to this size in bytes may be answered on the thread that read it.
    private static final int SMALL = 256 * 1024;

    private final Commands commands;
    private final Executor workers;
    private final CommandDrain underWay;
    private final AtomicInteger replies = new AtomicInteger();

    RequestHandler(Commands commands, Executor workers, CommandDrain underWay) {
        this.commands = commands;
        this.workers = workers;
        this.underWay = underWay;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Message message) {
        if (!underWay.enter()) {
            MongoServerError ending =
                    new MongoServerError(91, "ShutdownInProgress", "the store is shutting down");
            context.writeAndFlush(encoded(message, Replies.error(ending)));
            return;
        }
        Commands.Reply reply =
                message.length() <= SMALL ? commands.runIfBrief(message.request()) : null;
        if (reply == null) {
            workers.execute(() -> answer(context, message, commands.run(message.request())));
        } else {
            answer(context, message, reply);
        }
    }

    private void answer(ChannelHandlerContext context, Message message, Commands.Reply reply) {
        ByteBuf bytes = encoded(message, reply.body());
        commands.whenDurable(
                reply,
                durable -> {
                    if (durable) {
                        context.writeAndFlush(bytes);
                    } else {
                        context.close(); // to the client its command is "unknown"
                    }
                    underWay.leave();
                });
    }

    /// The encoded reply, created before it waits: its documents may take far more memory.
    private ByteBuf encoded(Message message, Document body) {
        int number = replies.incrementAndGet();
        BsonWriter writer;
        try {
            writer = message.reply(number, body);
        } catch (IllegalArgumentException e) {
            log.error("an answer to {} cannot be sent", message.request().name(), e);
            writer = message.reply(number, Replies.error(Commands.internal(e.getMessage())));
        }
        return Unpooled.wrappedBuffer(writer.array(), 0, writer.length());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("a client hung up", cause);
        } else {
            // Includes unacknowledged writes (w: 0), which have no reply that could refuse them.
            log.error(
                    "closing a connection that sent what this store does not take: {}",
                    cause.toString());
        }
        context.close();
    }
}
