/// A service that returns the request it received, with the endpoint that all services have.
package io.amends.gateway.echo;
