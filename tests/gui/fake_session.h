// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library_door.h"
#include "workspace/session.h"

namespace attune::test {

/// A session without a file behind it: cards in every state, a report made by hand, notes and activities in memory.
class FakeSession : public Session {
  public:
    explicit FakeSession(RaterRole role = RaterRole::Trainee);

    Rater who;
    CodingScheme codingScheme;
    std::vector<ClipCard> cards;
    std::optional<Round> theRound;
    SaveStatus status;
    Status flushed;
    AgreementReport report;
    std::vector<ContestedClip> contested;
    std::vector<Reflection> notes;
    std::vector<Activity> log;
    std::map<std::string, std::string> settings;
    std::filesystem::path cache;

    const Rater& person() const override { return who; }
    std::string libraryTitle() const override { return "Northside training"; }
    std::filesystem::path libraryPath() const override { return "/somewhere/northside.attune"; }
    std::filesystem::path cacheFolder() const override { return cache; }
    const CodingScheme& scheme() const override { return codingScheme; }
    std::optional<Round> round() const override { return theRound; }
    bool isBlind(const ClipId&) const override { return who.role == RaterRole::Trainee; }
    bool isBlindInRound() const override { return who.role == RaterRole::Trainee; }
    Result<std::vector<ClipCard>> clips() const override { return cards; }
    Result<ClipId> addClip(const Clip& clip) override;
    Status locate(const ClipId& clip, const Clip& read) override;
    Status setSecondView(const ClipId& clip, const std::optional<ClipView>& view) override;
    Result<CodingDesk*> desk(const ClipId&) override;
    Result<Comparison> compare(const ClipId&) override;
    Result<std::map<DimensionId, std::vector<LearningPoint>>> learningCurve() const override { return {}; }
    Result<std::function<Result<AgreementReport>()>> roundReport() const override;
    Result<std::vector<ContestedClip>> contestedClips() const override { return contested; }
    Result<std::function<Result<AgreementReport>()>> ownReport() const override;
    Status saveReflection(const ClipId& clip, const std::string& prompt, const std::string& text) override;
    Result<std::vector<Reflection>> reflections() const override { return notes; }
    Status addActivity(const Activity& activity) override;
    Result<std::vector<Activity>> activities() const override { return log; }
    std::optional<std::string> setting(const std::string& name) const override;
    void setSetting(const std::string& name, const std::string& value) override { settings[name] = value; }
    SaveStatus saveStatus() const override { return status; }
    Status flush() override { return flushed; }
    Result<int> rescue(const std::filesystem::path&) const override { return 0; }
};

/// A door that gives out fake sessions; "broken.attune" is not a library.
[[nodiscard]] ui::LibraryDoor fakeDoor();

} // namespace attune::test
