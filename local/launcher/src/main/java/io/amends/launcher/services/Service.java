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

/// The services: name, port and Spring application of each.
public enum Service {
    /// Intake and life cycle of complaints.
    COMPLAINT(
            "complaint-service",
            1,
            ComplaintServiceApplication::application,
            ComplaintServiceApplication::settings),
    /// Follow-ups, case files and their deadlines.
    FOLLOWUP(
            "followup-service",
            2,
            FollowupServiceApplication::application,
            FollowupServiceApplication::settings),
    /// Customers' feedback, and the scores derived from it.
    SATISFACTION(
            "satisfaction-service",
            3,
            SatisfactionServiceApplication::application,
            SatisfactionServiceApplication::settings),
    /// The only public endpoint.
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

    /// @return the name of its folder, its settings file and its component
    public String folder() {
        return folder;
    }

    /// @return its port relative to the gateway's
    public int portOffset() {
        return portOffset;
    }

    /// @return `NAME=PORT`, as an argument of [ServicesProcess]
    public String at(int port) {
        return folder + "=" + port;
    }

    /// @return all services except the gateway
    public static List<Service> exceptGateway() {
        return Arrays.stream(values()).filter(each -> each != GATEWAY).toList();
    }

    /// @return the known settings of all services together
    public static KnownSettings allSettings() {
        return Arrays.stream(values())
                .map(each -> each.settings.get())
                .reduce(KnownSettings.of(), KnownSettings::and);
    }

    /// @return its Spring application, not yet started
    SpringApplicationBuilder application() {
        return application.get();
    }

    /// @return whether a component of this name is a service
    public static boolean isOne(String name) {
        return Arrays.stream(values()).anyMatch(each -> each.folder.equals(name));
    }

    /// @throws IllegalArgumentException when there is no service of this name
    static Service named(String folder) {
        return Arrays.stream(values())
                .filter(each -> each.folder.equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No service " + folder));
    }
}
