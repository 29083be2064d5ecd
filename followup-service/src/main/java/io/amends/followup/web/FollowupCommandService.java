package io.amends.followup.web;

import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.VersionConflictException;
import io.amends.followup.domain.Agent;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.CommandRefusedException;
import io.amends.followup.domain.FollowupId;
import io.amends.followup.domain.StaffCommand;
import io.amends.followup.store.CaseFileRecord;
import io.amends.followup.store.CaseFiles;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.precondition.EntityTags;
import io.amends.web.precondition.IfMatch;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Executes agents' commands: checks role, id and version, then calls the store.
@Component
class FollowupCommandService {
    private final CaseFiles caseFiles;

    FollowupCommandService(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    void admit(Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
    }

    VersionedFollowup find(String text) {
        var id =
                FollowupId.parse(text).orElseThrow(() -> new CommandRefusedException.Unknown(text));
        var stored =
                caseFiles
                        .find(id.reference())
                        .filter(file -> file.state().file().followup(id.toString()).isPresent())
                        .orElseThrow(() -> new CommandRefusedException.Unknown(text));
        return new VersionedFollowup(id.toString(), stored);
    }

    /// @param command called only after `If-Match` was checked against the current version
    ResponseEntity<FollowupResponse> handle(
            Caller caller, String id, IfMatch seen, Supplier<StaffCommand> command) {
        admit(caller);
        var before = find(id);
        var agent = Actor.agent(caller);
        seen.check(before.version(), () -> before.view(agent));
        var asked = new CaseCommand.ForStaff(before.id(), command.get(), agent);
        var call = CommandRequest.<CaseCommand>of(asked, Actor.of(caller));
        var after = handle(before, seen.any() ? call : call.ifVersion(before.version()), agent);
        return EntityTags.ok(after.view(agent), after.version());
    }

    private VersionedFollowup handle(
            VersionedFollowup before, CommandRequest<CaseCommand> call, Agent agent) {
        try {
            return new VersionedFollowup(before.id(), caseFiles.handle(before.stored().id(), call));
        } catch (VersionConflictException stale) {
            @SuppressWarnings("unchecked") // the current version of what was read above
            var current =
                    new VersionedFollowup(
                            before.id(), (StoredAggregate<CaseFileRecord>) stale.current());
            throw IfMatch.stale(current.version(), current.view(agent));
        }
    }
}
