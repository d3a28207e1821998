// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/action_table.h"

#include <algorithm>

namespace attune {

std::string_view groupTitle(ActionGroup group) {
    switch (group) {
    case ActionGroup::Playback:
        return "Watch";
    case ActionGroup::Picture:
        return "See";
    case ActionGroup::Marking:
        return "Mark";
    case ActionGroup::Rating:
        return "Rate";
    case ActionGroup::Timeline:
        return "Timeline";
    case ActionGroup::Compare:
        return "Compare";
    case ActionGroup::Rooms:
        return "Rooms";
    case ActionGroup::Library:
        return "Library";
    case ActionGroup::Help:
        break;
    }
    return "Anywhere";
}

bool ActionInfo::worksIn(std::string_view room) const {
    return rooms.empty() || std::ranges::find(rooms, room) != rooms.end();
}

bool ActionInfo::repeats() const {
    return !id.starts_with("play.") && !id.starts_with("shuttle.") && !id.starts_with("view.") &&
           !id.starts_with("code.") && !id.starts_with("history.") && id != "timeline.list";
}

const std::vector<ActionInfo>& actionTable() {
    using G = ActionGroup;
    static const std::vector<ActionInfo> table{
        {"play.toggle", "Play or pause", G::Playback, {"code", "compare"}, {"Space", "K"}},
        {"play.pause", "Pause", G::Playback, {"code", "compare"}, {}},
        {"shuttle.back", "Play backwards, again for faster", G::Playback, {"code", "compare"}, {"J"}},
        {"shuttle.forward", "Play forwards, again for faster", G::Playback, {"code", "compare"}, {"L"}},
        {"shuttle.slowBack", "Slowly back, while K and J are down", G::Playback, {"code", "compare"}, {}},
        {"shuttle.slowForward", "Slowly on, while K and L are down", G::Playback, {"code", "compare"}, {}},
        {"step.back", "One frame back", G::Playback, {"code", "compare"}, {"Left"}},
        {"step.forward", "One frame on", G::Playback, {"code", "compare"}, {"Right"}},
        {"step.backSecond", "One second back", G::Playback, {"code", "compare"}, {"Shift+Left"}},
        {"step.forwardSecond", "One second on", G::Playback, {"code", "compare"}, {"Shift+Right"}},
        {"step.previousEdge", "To the previous segment edge", G::Playback, {"code", "compare"}, {"Ctrl+Left"}},
        {"step.nextEdge", "To the next segment edge", G::Playback, {"code", "compare"}, {"Ctrl+Right"}},
        {"play.replay", "Again, the last 5 s", G::Playback, {"code", "compare"}, {"R"}},
        {"play.around", "Around this moment, 2 s before to 2 s after", G::Playback, {"code", "compare"}, {"P"}},
        {"speed.slower", "Slower", G::Playback, {"code", "compare"}, {"["}},
        {"speed.faster", "Faster", G::Playback, {"code", "compare"}, {"]"}},
        {"speed.normal", "Normal speed", G::Playback, {"code", "compare"}, {"\\"}},
        {"picture.zoomIn", "Picture closer", G::Picture, {"code", "compare"}, {"Alt++", "Alt+="}},
        {"picture.zoomOut", "Picture farther", G::Picture, {"code", "compare"}, {"Alt+-"}},
        {"picture.whole", "The whole picture", G::Picture, {"code", "compare"}, {"Alt+0"}},
        {"picture.actual", "Picture one to one", G::Picture, {"code", "compare"}, {"Alt+1"}},
        {"picture.left", "See more of the left", G::Picture, {"code", "compare"}, {"Alt+Left"}},
        {"picture.right", "See more of the right", G::Picture, {"code", "compare"}, {"Alt+Right"}},
        {"picture.up", "See more of the top", G::Picture, {"code", "compare"}, {"Alt+Up"}},
        {"picture.down", "See more of the bottom", G::Picture, {"code", "compare"}, {"Alt+Down"}},
        {"picture.brighter", "Brighter", G::Picture, {"code", "compare"}, {"Alt+]"}},
        {"picture.darker", "Darker", G::Picture, {"code", "compare"}, {"Alt+["}},
        {"picture.moreContrast", "More contrast", G::Picture, {"code", "compare"}, {"Alt+."}},
        {"picture.lessContrast", "Less contrast", G::Picture, {"code", "compare"}, {"Alt+,"}},
        {"picture.asFilmed", "Light as filmed", G::Picture, {"code", "compare"}, {"Alt+\\"}},
        {"picture.subtitles", "Subtitles on or off", G::Picture, {"code"}, {"Alt+S"}},
        {"view.add", "Add a second view…", G::Picture, {"code"}, {"Alt+V"}},
        {"view.alone", "Move the second view alone, or line it up here", G::Picture, {"code"}, {"V"}},
        {"view.sound", "Line the views up by their sound", G::Picture, {"code"}, {}},
        {"view.swap", "Swap the two views", G::Picture, {"code"}, {"Alt+X"}},
        {"view.close", "Take the second view away", G::Picture, {"code"}, {}},
        {"mark.in", "Set the in point", G::Marking, {"code"}, {"I"}},
        {"mark.out", "Set the out point", G::Marking, {"code"}, {"O"}},
        {"go.in", "Go to the in point", G::Marking, {"code"}, {"Shift+I"}},
        {"go.out", "Go to the out point", G::Marking, {"code"}, {"Shift+O"}},
        {"segment.add", "Make a segment from in to out", G::Marking, {"code"}, {"Return"}},
        {"segment.split", "Split the segment here", G::Marking, {"code"}, {"S"}},
        {"segment.merge", "Merge the chosen segments", G::Marking, {"code"}, {"Shift+S"}},
        {"segment.previous", "To the previous mark of the row", G::Marking, {"code"}, {"Ctrl+Up"}},
        {"segment.next", "To the next mark of the row", G::Marking, {"code"}, {"Ctrl+Down"}},
        {"segment.selectRow", "Choose all marks of the row", G::Marking, {"code"}, {"Ctrl+A"}},
        {"segment.remove", "Take the chosen marks away", G::Marking, {"code"}, {"Shift+Delete"}},
        {"segment.copy", "Copy the chosen marks to the next row", G::Marking, {"code"}, {"Ctrl+D"}},
        {"edge.beginEarlier", "Begin a frame earlier", G::Marking, {"code"}, {"Ctrl+Alt+Left"}},
        {"edge.beginLater", "Begin a frame later", G::Marking, {"code"}, {"Ctrl+Alt+Right"}},
        {"edge.endEarlier", "End a frame earlier", G::Marking, {"code"}, {"Ctrl+Alt+Shift+Left"}},
        {"edge.endLater", "End a frame later", G::Marking, {"code"}, {"Ctrl+Alt+Shift+Right"}},
        {"code.row", "Code the next row by its letters", G::Marking, {"code"}, {"F4"}},
        {"code.stop", "Stop coding by letters", G::Marking, {"code"}, {"Shift+F4"}},
        {"code.end", "End the state that is on", G::Marking, {"code"}, {"Shift+Backspace"}},
        {"play.selection", "Play the selection", G::Marking, {"code"}, {"Shift+Space"}},
        {"play.loop", "Loop the selection", G::Marking, {"code"}, {"Ctrl+L"}},
        {"marker.plus", "Evidence here, toward a higher score", G::Marking, {"code"}, {"M, +", "M, ="}},
        {"marker.minus", "Evidence here, toward a lower score", G::Marking, {"code"}, {"M, -"}},
        {"marker.next", "Next evidence of this dimension", G::Marking, {"code"}, {"E"}},
        {"dimension.previous", "Previous dimension", G::Rating, {"code"}, {"Up", "Shift+Tab"}},
        {"dimension.next", "Next dimension", G::Rating, {"code"}, {"Down", "Tab"}},
        {"unit.previous", "Rate the previous unit", G::Rating, {"code"}, {"PgUp"}},
        {"unit.next", "Rate the next unit", G::Rating, {"code"}, {"PgDown"}},
        {"pass.next", "Items of the next viewing", G::Rating, {"code"}, {"Shift+V"}},
        {"score.0", "Score 0", G::Rating, {"code"}, {"0"}},
        {"score.1", "Score 1", G::Rating, {"code"}, {"1"}},
        {"score.2", "Score 2", G::Rating, {"code"}, {"2"}},
        {"score.3", "Score 3", G::Rating, {"code"}, {"3"}},
        {"score.4", "Score 4", G::Rating, {"code"}, {"4"}},
        {"score.5", "Score 5", G::Rating, {"code"}, {"5"}},
        {"score.6", "Score 6", G::Rating, {"code"}, {"6"}},
        {"score.7", "Score 7", G::Rating, {"code"}, {"7"}},
        {"score.8", "Score 8", G::Rating, {"code"}, {"8"}},
        {"score.9", "Score 9", G::Rating, {"code"}, {"9"}},
        {"score.half", "Half a point more, or less again", G::Rating, {"code"}, {"."}},
        {"score.more", "One step more", G::Rating, {"code"}, {"+", "="}},
        {"score.less", "One step less", G::Rating, {"code"}, {"-"}},
        {"status.notCodable", "Not codable", G::Rating, {"code"}, {"N"}},
        {"status.notObserved", "Not observed", G::Rating, {"code"}, {"B"}},
        {"status.notApplicable", "Not applicable", G::Rating, {"code"}, {"A"}},
        {"status.skip", "Skip for now", G::Rating, {"code"}, {"X"}},
        {"rating.clear", "Take the rating away", G::Rating, {"code"}, {"Backspace", "Delete"}},
        {"rating.note", "Write a note on this score", G::Rating, {"code"}, {"W"}},
        {"note.insertTime", "Write the time into the note", G::Rating, {"code", "compare"}, {"Ctrl+T"}},
        {"note.goToTime", "Go to the time in the note", G::Rating, {"code", "compare", "journal"}, {"Ctrl+G"}},
        {"rating.confidence", "How sure I am", G::Rating, {"code"}, {"C"}},
        {"coding.submit", "Submit this rating…", G::Rating, {"code"}, {"Ctrl+Return"}},
        {"learn.commit", "Commit this score and see its reference", G::Rating, {"code"}, {"Ctrl+Shift+Return"}},
        {"timeline.zoomIn", "Zoom in on the playhead", G::Timeline, {"code"}, {"Z"}},
        {"timeline.zoomOut", "Zoom out", G::Timeline, {"code"}, {"Shift+Z"}},
        {"timeline.fit", "Show the whole clip", G::Timeline, {"code"}, {"F"}},
        {"timeline.fold", "Fold this row, or unfold it", G::Timeline, {"code"}, {"Ctrl+Alt+F"}},
        {"timeline.higher", "Make this row higher", G::Timeline, {"code"}, {"Ctrl+Alt+Down"}},
        {"timeline.lower", "Make this row lower", G::Timeline, {"code"}, {"Ctrl+Alt+Up"}},
        {"timeline.find", "Find on the timeline", G::Timeline, {"code"}, {"Ctrl+F"}},
        {"timeline.findNext", "Next mark found", G::Timeline, {"code"}, {"F3"}},
        {"timeline.list", "Timeline as a list", G::Timeline, {"code"}, {"T"}},
        {"compare.next", "Next disagreement", G::Compare, {"compare"}, {"N"}},
        {"compare.loop", "Loop the moment", G::Compare, {"compare"}, {"Return"}},
        {"compare.example", "What this point looks like, and back", G::Compare, {"compare"}, {"E"}},
        {"compare.export", "Save this comparison…", G::Compare, {"compare"}, {"Ctrl+E"}},
        {"room.clips", "Go to Clips", G::Rooms, {}, {"Ctrl+1"}},
        {"room.code", "Go to Code", G::Rooms, {}, {"Ctrl+2"}},
        {"room.compare", "Go to Compare", G::Rooms, {}, {"Ctrl+3"}},
        {"room.calibrate", "Go to Calibrate", G::Rooms, {}, {"Ctrl+4"}},
        {"room.journal", "Go to Journal", G::Rooms, {}, {"Ctrl+5"}},
        {"room.schemes", "Go to Schemes", G::Rooms, {}, {"Ctrl+6"}},
        {"pane.next", "To the next part of the window", G::Rooms, {}, {"F6"}},
        {"pane.previous", "To the previous part of the window", G::Rooms, {}, {"Shift+F6"}},
        {"clip.open", "Open the clip", G::Library, {"clips"}, {"Return"}},
        {"clip.add", "Add a clip…", G::Library, {}, {"Ctrl+O"}},
        {"clip.locate", "Locate the missing file…", G::Library, {"clips"}, {"F3"}},
        {"clip.search", "Search a folder for missing files…", G::Library, {"clips"}, {"Shift+F3"}},
        {"clip.describe", "Write down what surrounds the clip…", G::Library, {"clips"}, {"Ctrl+I"}},
        {"clip.filter", "Filter the clips", G::Library, {"clips"}, {"Ctrl+F"}},
        {"clip.cards", "Clips as cards", G::Library, {"clips"}, {}},
        {"clip.table", "Clips as a table", G::Library, {"clips"}, {}},
        {"summary.export", "Save the summary of the round…", G::Library, {"calibrate"}, {"Ctrl+E"}},
        {"scheme.open", "Open a scheme's file…", G::Library, {"schemes"}, {"Ctrl+Shift+E"}},
        {"scheme.save", "Save the scheme as a file…", G::Library, {"schemes"}, {"Ctrl+E"}},
        {"scheme.try", "The scheme as the trainee sees it", G::Library, {"schemes"}, {"F5"}},
        {"scheme.example", "Play the example of this point", G::Library, {"schemes"}, {"F8"}},
        {"scheme.partUp", "Move this part up", G::Library, {"schemes"}, {"Alt+Up"}},
        {"scheme.partDown", "Move this part down", G::Library, {"schemes"}, {"Alt+Down"}},
        {"scheme.use", "Put the scheme into use…", G::Library, {"schemes"}, {"Ctrl+Return"}},
        {"note.new", "New private note", G::Library, {"journal"}, {"Ctrl+N"}},
        {"activity.add", "Log time…", G::Library, {"journal"}, {"Ctrl+T"}},
        {"room.rounds", "Go to Rounds", G::Rooms, {}, {"Ctrl+7"}},
        {"round.new", "New round…", G::Library, {"rounds"}, {"Ctrl+N"}},
        {"course.new", "New course…", G::Library, {"rounds"}, {}},
        {"round.again", "Give the clips of this round again…", G::Library, {"rounds"}, {}},
        {"round.handOut", "Hand out…", G::Library, {"rounds"}, {"Ctrl+Shift+H"}},
        {"package.takeIn", "Take in a package…", G::Library, {}, {"Ctrl+Shift+I"}},
        {"package.handIn", "Hand in my codings…", G::Library, {"clips"}, {"Ctrl+Shift+H"}},
        {"codes.import", "Import codes of another program…", G::Library, {}, {}},
        {"codes.save", "Save timed codes for another program…", G::Library, {}, {}},
        {"library.open", "Open another library…", G::Library, {}, {"Ctrl+Shift+O"}},
        {"library.rescue", "Save the unsaved work to another file…", G::Library, {}, {}},
        {"library.person", "Work as somebody else…", G::Library, {}, {}},
        {"library.passphrase", "My passphrase…", G::Library, {}, {}},
        {"edit.undo", "Undo", G::Help, {}, {"Ctrl+Z"}},
        {"history.show", "What was done, in words", G::Rating, {"code"}, {"Ctrl+H"}},
        {"edit.redo", "Redo", G::Help, {}, {"Ctrl+Shift+Z", "Ctrl+Y"}},
        {"palette.open", "Find a command", G::Help, {}, {"Ctrl+K"}},
        {"keys.show", "These keys", G::Help, {}, {"?", "F1"}},
        {"settings.show", "Settings", G::Help, {}, {"Ctrl+,"}},
        {"appearance.toggle", "Light or dark", G::Help, {}, {"Ctrl+Shift+D"}},
        {"text.bigger", "Bigger text", G::Help, {}, {"Ctrl++", "Ctrl+="}},
        {"text.smaller", "Smaller text", G::Help, {}, {"Ctrl+-"}},
        {"text.normal", "Normal text size", G::Help, {}, {"Ctrl+0"}},
        {"window.fullScreen", "Full screen", G::Help, {}, {"F11"}},
        {"close", "Close what is on top", G::Help, {}, {"Esc"}},
    };
    return table;
}

const ActionInfo* findAction(std::string_view id) {
    const auto& table = actionTable();
    const auto it = std::ranges::find(table, id, &ActionInfo::id);
    return it == table.end() ? nullptr : &*it;
}

} // namespace attune
