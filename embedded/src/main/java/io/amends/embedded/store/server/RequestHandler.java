package io.amends.embedded.store.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection.
final class RequestHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private final Commands commands;
    private final Executor workers;
    private final Drain underWay;
    private final AtomicInteger replies = new AtomicInteger();

    RequestHandler(Commands commands, Executor workers, Drain underWay) {
        this.commands = commands;
        this.workers = workers;
        this.underWay = underWay;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest message) {
        if (!underWay.enter()) {
            reply(
                    context,
                    message,
                    Replies.error(
                            new MongoServerError(
                                    91, "ShutdownInProgress", "the store is shutting down")));
            return;
        }
        workers.execute(() -> run(context, message));
    }

    private void run(ChannelHandlerContext context, ClientRequest message) {
        Commands.Reply reply = commands.run(request(message));
        commands.whenDurable(
                reply,
                durable -> {
                    if (durable) {
                        reply(context, message, reply.body());
                    } else {
                        context.close(); // to the client its command is "unknown"
                    }
                    underWay.leave();
                });
    }

    private static Request request(ClientRequest message) {
        return switch (message) {
            case MongoMessage msg -> new Request(msg.getDatabaseName(), msg.getDocument());
            case MongoQuery query when query.getQuery().get("$query") instanceof Document inner ->
                    new Request(query.getDatabaseName(), inner);
            case MongoQuery query -> new Request(query.getDatabaseName(), query.getQuery());
            default -> throw new IllegalArgumentException("unknown message " + message.getClass());
        };
    }

    private void reply(ChannelHandlerContext context, ClientRequest message, Document body) {
        MessageHeader header =
                new MessageHeader(replies.incrementAndGet(), message.getHeader().getRequestID());
        Object reply =
                message instanceof MongoQuery
                        ? new MongoReply(header, body)
                        : new MongoMessage(context.channel(), header, body);
        context.writeAndFlush(reply);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("a client hung up", cause);
        } else {
            // Among them unacknowledged writes (w: 0), which have no reply that could refuse them.
            log.error(
                    "closing a connection that sent what this store does not take: {}",
                    cause.toString());
        }
        context.close();
    }
}
