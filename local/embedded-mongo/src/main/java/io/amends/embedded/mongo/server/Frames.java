package io.amends.embedded.mongo.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/// Splits a client's bytes into messages.
final class Frames extends ByteToMessageDecoder {

    /// MongoDB's own limit.
    private static final int LARGEST = 48 * 1000 * 1000;

    /// Messages up to this length are read into a reused array.
    private static final int USUAL = 16 * 1024;

    private final byte[] usual = new byte[USUAL];

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < Integer.BYTES) {
            return;
        }
        int length = in.getIntLE(in.readerIndex());
        if (length < Message.HEADER || length > LARGEST) {
            throw new IllegalArgumentException("a message of " + length + " bytes");
        }
        if (in.readableBytes() >= length) {
            byte[] bytes = length <= USUAL ? usual : new byte[length];
            in.readBytes(bytes, 0, length);
            out.add(Message.read(bytes, length));
        }
    }
}
