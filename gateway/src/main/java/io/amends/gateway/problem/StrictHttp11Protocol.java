package io.amends.gateway.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;

/// Tomcat's HTTP/1.1, which also refuses a request with both `Content-Length` and
/// `Transfer-Encoding`, as RFC 9112, section 6.1, allows. Tomcat itself drops the length silently
/// before any other code can see it, and other servers in between may have used the length.
public final class StrictHttp11Protocol extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new StrictProcessor(this, getAdapter());
    }

    private static final class StrictProcessor extends Http11Processor {

        private StrictProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        /// Called between the parsing of headers and the removal of the length, among others.
        @Override
        protected ErrorState getErrorState() {
            var headers = request.getMimeHeaders();
            if (!super.getErrorState().isError()
                    && headers.size() > 0
                    && headers.getValue("transfer-encoding") != null
                    && headers.getValue("content-length") != null) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                setErrorState(ErrorState.CLOSE_CLEAN, null);
            }
            return super.getErrorState();
        }
    }
}
