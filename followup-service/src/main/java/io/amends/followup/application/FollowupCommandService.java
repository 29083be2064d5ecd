package io.amends.followup.application;

import io.amends.eventing.aggregate.CommandRequest;
import io.amends.followup.domain.Agent;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.CommandRefusedException;
import io.amends.followup.domain.FollowupId;
import io.amends.followup.domain.StaffCommand;
import io.amends.followup.store.CaseFiles;
import io.amends.followup.store.VersionedFollowup;

/// Finds follow-ups and executes agents' commands on them.
public final class FollowupCommandService {
    private final CaseFiles caseFiles;

    /// @param caseFiles the store of case files
    public FollowupCommandService(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    /// Finds a follow-up.
    ///
    /// @param text its id as the caller wrote it
    /// @throws CommandRefusedException.Unknown when there is none
    public VersionedFollowup find(String text) {
        var id =
                FollowupId.parse(text).orElseThrow(() -> new CommandRefusedException.Unknown(text));
        var stored =
                caseFiles
                        .find(id.reference())
                        .filter(file -> file.state().file().followup(id.toString()).isPresent())
                        .orElseThrow(() -> new CommandRefusedException.Unknown(text));
        return new VersionedFollowup(id.toString(), stored);
    }

    /// Executes a command.
    ///
    /// @param before the follow-up as it was read
    /// @param by the actor in the history, as `agent/kim`
    /// @param ifUnchanged whether to refuse the command when the version is another one meanwhile
    /// @throws io.amends.eventing.aggregate.VersionConflictException when it is
    /// @throws CommandRefusedException when the command is refused
    public VersionedFollowup handle(
            VersionedFollowup before,
            StaffCommand command,
            Agent agent,
            String by,
            boolean ifUnchanged) {
        var request =
                CommandRequest.<CaseCommand>of(
                        new CaseCommand.ForStaff(before.id(), command, agent), by);
        return before.with(
                caseFiles.handle(
                        before.stored().id(),
                        ifUnchanged ? request.ifVersion(before.version()) : request));
    }
}
