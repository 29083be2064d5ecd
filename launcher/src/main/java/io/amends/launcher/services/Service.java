package io.amends.launcher.services;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The services: how each is called, where it listens, and what runs it.
public enum Service {
    /// Intake and the life of complaints.
    COMPLAINT("complaint-service", 1, "io.amends.complaint.ComplaintServiceApplication"),
    /// What happens around and after.
    FOLLOWUP("followup-service", 2, "io.amends.followup.FollowupServiceApplication"),
    /// What customers think, and what that means.
    SATISFACTION(
            "satisfaction-service", 3, "io.amends.satisfaction.SatisfactionServiceApplication"),
    /// The one public door.
    GATEWAY("gateway", 0, "io.amends.gateway.GatewayApplication");

    private final String folder;
    private final int portOffset;
    private final String application;

    Service(String folder, int portOffset, String application) {
        this.folder = folder;
        this.portOffset = portOffset;
        this.application = application;
    }

    /// @return the name of its folder, its settings file and its part
    public String folder() {
        return folder;
    }

    /// @return its port, counted from the gateway's
    public int portOffset() {
        return portOffset;
    }

    /// @return `NAME=PORT`, as [AllInOne] is told
    public String at(int port) {
        return folder + "=" + port;
    }

    /// @return all but the gateway
    public static List<Service> behindTheGateway() {
        return Arrays.stream(values()).filter(each -> each != GATEWAY).toList();
    }

    /// @return its Spring application, not yet started
    SpringApplicationBuilder application() {
        try {
            return (SpringApplicationBuilder)
                    Class.forName(application).getMethod("application").invoke(null);
        } catch (ReflectiveOperationException incomplete) {
            throw new IllegalStateException("This build lacks " + application, incomplete);
        }
    }

    /// @return whether a part of this name is a service
    public static boolean isOne(String name) {
        return Arrays.stream(values()).anyMatch(each -> each.folder.equals(name));
    }

    /// @throws IllegalArgumentException when there is none of this name
    static Service named(String folder) {
        return Arrays.stream(values())
                .filter(each -> each.folder.equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service " + folder));
    }
}
