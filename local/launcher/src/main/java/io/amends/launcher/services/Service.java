package io.amends.launcher.services;

import io.amends.complaint.ComplaintServiceApplication;
import io.amends.followup.FollowupServiceApplication;
import io.amends.gateway.GatewayApplication;
import io.amends.satisfaction.SatisfactionServiceApplication;
import io.amends.settings.KnownSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The services: how each is called, where it listens, and what runs it.
public enum Service {
    /// Intake and the life of complaints.
    COMPLAINT(
            "complaint-service",
            1,
            ComplaintServiceApplication::application,
            ComplaintServiceApplication::settings),
    /// What happens around and after.
    FOLLOWUP(
            "followup-service",
            2,
            FollowupServiceApplication::application,
            FollowupServiceApplication::settings),
    /// What customers think, and what that means.
    SATISFACTION(
            "satisfaction-service",
            3,
            SatisfactionServiceApplication::application,
            SatisfactionServiceApplication::settings),
    /// The one public door.
    GATEWAY("gateway", 0, GatewayApplication::application, GatewayApplication::settings);

    private final String folder;
    private final int portOffset;
    private final Supplier<SpringApplicationBuilder> application;
    private final Supplier<KnownSettings> settings;

    Service(
            String folder,
            int portOffset,
            Supplier<SpringApplicationBuilder> application,
            Supplier<KnownSettings> settings) {
        this.folder = folder;
        this.portOffset = portOffset;
        this.application = application;
        this.settings = settings;
    }

    /// @return the name of its folder, its settings file and its part
    public String folder() {
        return folder;
    }

    /// @return its port, counted from the gateway's
    public int portOffset() {
        return portOffset;
    }

    /// @return `NAME=PORT`, as [ServicesProcess] is told
    public String at(int port) {
        return folder + "=" + port;
    }

    /// @return all but the gateway
    public static List<Service> behindTheGateway() {
        return Arrays.stream(values()).filter(each -> each != GATEWAY).toList();
    }

    /// @return what can be set for all services together
    public static KnownSettings allSettings() {
        return Arrays.stream(values())
                .map(each -> each.settings.get())
                .reduce(KnownSettings.of(), KnownSettings::and);
    }

    /// @return its Spring application, not yet started
    SpringApplicationBuilder application() {
        return application.get();
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
