// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journal_room.h"

#include "ui/adapters/clip_list_model.h"
#include "ui/controls/pane_edge.h"
#include "ui/file_choice.h"
#include "ui/journal/activity_pane.h"
#include "ui/journal/note_field.h"
#include "ui/player/time_links.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QTimer>
#include <algorithm>

namespace attune::ui {
namespace {

/// The prompts of a note, in order; others found in the library follow.
const char* const kPrompts[] = {"What did I see?", "What did I miss?", "What did I feel?"};

enum Role { ClipRole = Qt::UserRole + 1, DateRole, ExcerptRole };

class NoteRowPainter : public QStyledItemDelegate {
  public:
    NoteRowPainter(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, m_theme.px(80)}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const QRect row = option.rect;
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(row, m_theme.colour(Token::AccentTint));
            painter->fillRect(row.left(), row.top(), 3, row.height(), m_theme.colour(Token::Accent));
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(row, m_theme.colour(Token::Hover));
        }
        painter->fillRect(row.left(), row.bottom(), row.width(), 1, m_theme.colour(Token::Border));
        const QRect inner = row.adjusted(m_theme.px(16), m_theme.px(10), -m_theme.px(16), -m_theme.px(8));
        painter->setFont(m_theme.font(TextStyle::Small));
        painter->setPen(m_theme.colour(Token::Text3));
        const QString date = index.data(DateRole).toString();
        painter->drawText(QRect(inner.left(), inner.top(), inner.width(), m_theme.px(20)),
                          Qt::AlignRight | Qt::AlignVCenter, date);
        const int dateWidth = painter->fontMetrics().horizontalAdvance(date) + m_theme.px(8);
        painter->setFont(m_theme.font(TextStyle::BaseStrong));
        painter->setPen(m_theme.colour(Token::Text));
        painter->drawText(
            QRect(inner.left(), inner.top(), inner.width() - dateWidth, m_theme.px(20)), Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, inner.width() - dateWidth));
        painter->setFont(m_theme.font(TextStyle::Small));
        painter->setPen(m_theme.colour(Token::Text2));
        painter->drawText(inner.adjusted(0, m_theme.px(22), 0, 0), Qt::TextWordWrap,
                          index.data(ExcerptRole).toString());
        painter->restore();
    }

  private:
    const Theme& m_theme;
};

QString dateInWords(std::int64_t ms, const char* format) {
    return Words::locale().toString(QDateTime::fromMSecsSinceEpoch(ms), QString::fromLatin1(format));
}

} // namespace

JournalRoom::JournalRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_list(new QListWidget), m_editor(new QWidget), m_saveSoon(new QTimer(this)),
      m_activity(new ActivityPane(theme(), session())) {
    setObjectName(QStringLiteral("room.journal"));
    setGround(this, "surface");
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);

    auto* left = new QWidget;
    setGround(left, "surface-2");
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    auto* leftHead = new QHBoxLayout;
    leftHead->setContentsMargins(16, 12, 16, 12);
    leftHead->addWidget(makeLabel(tr("Notes"), "section"));
    leftHead->addStretch();
    QPushButton* add = makeButton(tr("New"), "", theme().icon(QStringLiteral("plus")));
    add->setObjectName(QStringLiteral("journal.new"));
    m_newButton = add;
    connect(add, &QPushButton::clicked, this, &JournalRoom::chooseClip);
    leftHead->addWidget(add);
    leftColumn->addLayout(leftHead);
    leftColumn->addWidget(makeLine());
    m_list->setObjectName(QStringLiteral("journal.notes"));
    m_list->setAccessibleName(tr("Notes"));
    m_list->setItemDelegate(new NoteRowPainter(theme(), m_list));
    m_list->setStyleSheet(QStringLiteral("QListWidget { background: transparent; }"));
    m_list->setMouseTracking(true);
    m_listEmpty = makeParagraph(
        tr("No note yet. After a clip, write down what you saw, what you missed and what you felt."), "small", "3");
    m_listEmpty->setContentsMargins(16, 16, 16, 16);
    leftColumn->addWidget(m_listEmpty);
    leftColumn->addWidget(m_list, 1);
    leftColumn->addStretch();
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            showNote(ClipId(item->data(ClipRole).toString().toStdString()));
    });

    auto* middle = new QWidget;
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    m_editorColumn = new QVBoxLayout(m_editor);
    m_editorColumn->setContentsMargins(24, 12, 24, 16);
    m_editorColumn->setSpacing(8);
    middleColumn->addWidget(makeScroll(m_editor), 1);
    auto* foot =
        makeParagraph(tr("Notes are yours alone: no trainer and no supervisor can read them. They "
                         "are never scored, and part of no export but for passages you add to your portfolio."),
                      "small", "3");
    foot->setContentsMargins(24, 8, 24, 16);
    middleColumn->addWidget(foot);

    m_leftEdge = new PaneEdge(theme(), session(), left, PaneEdge::Side::Left, "journal.notes", {288, 28},
                              tr("Edge of the notes"));
    whole->addWidget(left);
    whole->addWidget(m_leftEdge);
    whole->addWidget(middle, 1);
    m_activityScroll = makeScroll(m_activity);
    m_rightEdge = new PaneEdge(theme(), session(), m_activityScroll, PaneEdge::Side::Right, "journal.activity",
                               {440, 38}, tr("Edge of the activity log"));
    whole->addWidget(m_rightEdge);
    whole->addWidget(m_activityScroll);
    connect(&theme(), &Theme::changed, this, &JournalRoom::fit);
    fit();

    m_saveSoon->setSingleShot(true);
    m_saveSoon->setInterval(600);
    connect(m_saveSoon, &QTimer::timeout, this, &JournalRoom::save);
    connect(m_activity, &ActivityPane::said, this, &Room::notice);
    setFocusProxy(m_list);
}

QWidget* JournalRoom::makeBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(16);
    row->addWidget(makeLabel(tr("Journal"), "section"));
    row->addWidget(makeLabel(QString::fromStdString(session().person().id.value), "", "3"));
    row->addStretch();
    QPushButton* passphrase = makeButton(tr("My passphrase…"), "quiet", theme().icon(QStringLiteral("lock")));
    passphrase->setObjectName(QStringLiteral("journal.passphrase"));
    passphrase->setToolTip(tr("Lock your notes with a passphrase, change it, or take it away"));
    connect(passphrase, &QPushButton::clicked, this, [this] { emit roomRequested(QStringLiteral("passphrase")); });
    row->addWidget(passphrase);
    return bar;
}

void JournalRoom::enter() {
    if (auto clips = session().clips())
        m_clips = std::move(*clips);
    refreshList();
    m_activity->refresh();
    if (!m_showing) {
        if (m_list->count() > 0)
            m_list->setCurrentRow(0);
        else
            showNote(ClipId());
    }
}

void JournalRoom::leave() { save(); }

void JournalRoom::resizeEvent(QResizeEvent* event) {
    Room::resizeEvent(event);
    fit();
}

void JournalRoom::fit() {
    const bool narrow = width() < theme().px(1100);
    m_leftEdge->setUsual(narrow ? 200 : 288);
    m_rightEdge->setUsual(narrow ? 300 : 440);
}

QString JournalRoom::clipTitle(const ClipId& clip) const {
    if (clip.empty())
        return tr("Not about a clip");
    const auto it = std::ranges::find_if(m_clips, [&](const ClipCard& card) { return card.clip.id == clip; });
    return QString::fromStdString(it == m_clips.end() ? clip.value : it->clip.alias);
}

void JournalRoom::refreshList() {
    auto notes = session().reflections();
    if (!notes) {
        emit notice(Words::of(notes.error()), true);
        return;
    }
    m_notes = std::move(*notes);
    std::erase_if(m_notes, [](const Reflection& note) { return note.text.empty(); });
    std::ranges::stable_sort(m_notes, std::greater{}, &Reflection::wallMs);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    std::vector<ClipId> seen;
    for (const Reflection& note : m_notes) {
        if (std::ranges::find(seen, note.clip) != seen.end())
            continue;
        seen.push_back(note.clip);
        auto* item = new QListWidgetItem(clipTitle(note.clip), m_list);
        item->setData(ClipRole, QString::fromStdString(note.clip.value));
        item->setData(DateRole, dateInWords(note.wallMs, "d MMM"));
        item->setData(ExcerptRole, QString::fromStdString(note.text).simplified().left(160));
        if (m_showing && note.clip == m_shown)
            m_list->setCurrentItem(item);
    }
    m_list->setVisible(m_list->count() > 0);
    m_listEmpty->setVisible(m_list->count() == 0);
}

void JournalRoom::showNote(const ClipId& clip) {
    save();
    m_shown = clip;
    m_showing = true;
    m_fields.clear();
    clearLayout(m_editorColumn);

    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* title = new ElidedLabel(clipTitle(clip), Qt::ElideMiddle);
    title->setProperty("look", QStringLiteral("section"));
    title->setObjectName(QStringLiteral("journal.title"));
    head->addWidget(title);
    head->addStretch();
    head->addWidget(makeIcon(theme(), QStringLiteral("lock"), Token::Text2, 14));
    head->addWidget(makeLabel(tr("only you can read this"), "small", "2"));
    m_editorColumn->addLayout(head);

    const auto card = std::ranges::find_if(m_clips, [&](const ClipCard& c) { return c.clip.id == clip; });
    if (card != m_clips.end()) {
        const QString about = QString::fromStdString(card->clip.title);
        m_editorColumn->addWidget(makeParagraph(
            about.isEmpty() ? clipStateInWords(*card) : about + QStringLiteral(", ") + clipStateInWords(*card), "",
            "2"));
        if (!card->mediaMissing && card->closed.empty()) {
            QPushButton* open = makeButton(tr("Open the clip"), "link");
            open->setObjectName(QStringLiteral("journal.openClip"));
            const bool done = card->progress == ClipProgress::Submitted || card->progress == ClipProgress::Compared;
            connect(open, &QPushButton::clicked, this, [this, clip, done] {
                emit clipRequested(clip, done ? QStringLiteral("compare") : QStringLiteral("code"));
            });
            m_editorColumn->addWidget(open, 0, Qt::AlignLeft);
        }
    } else {
        m_editorColumn->addWidget(
            makeParagraph(tr("For thoughts about the training, supervision, or your own family."), "", "2"));
    }
    m_editorColumn->addSpacing(8);

    QStringList prompts;
    for (const char* prompt : kPrompts)
        prompts.append(QString::fromLatin1(prompt));
    for (const Reflection& note : m_notes)
        if (note.clip == clip && !prompts.contains(QString::fromStdString(note.prompt)))
            prompts.append(QString::fromStdString(note.prompt));
    for (const QString& prompt : prompts) {
        const auto note = std::ranges::find_if(
            m_notes, [&](const Reflection& n) { return n.clip == clip && n.prompt == prompt.toStdString(); });
        m_editorColumn->addWidget(makeLabel(Words::of(prompt.toStdString()), "label", "2"));
        auto* field =
            new NoteField(theme(), prompt, note == m_notes.end() ? QString() : QString::fromStdString(note->text),
                          card != m_clips.end());
        field->setObjectName(QStringLiteral("journal.field.%1").arg(m_fields.size()));
        connect(field, &QPlainTextEdit::textChanged, m_saveSoon, qOverload<>(&QTimer::start));
        connect(field, &NoteField::timeChosen, this, [this](MediaTime time) { emit momentRequested(m_shown, time); });
        m_editorColumn->addWidget(field);
        m_editorColumn->addSpacing(8);
        m_fields.append(field);
    }
    QPushButton* share = makeButton(tr("Marked passage into the portfolio…"), "link");
    share->setObjectName(QStringLiteral("journal.sharePassage"));
    share->setToolTip(tr("Only what you have marked, only into the next PDF, and only after asking"));
    connect(share, &QPushButton::clicked, this, &JournalRoom::sharePassage);
    m_editorColumn->addWidget(share, 0, Qt::AlignLeft);
    m_editorColumn->addStretch();
}

void JournalRoom::chooseClip() {
    QMenu menu(this);
    connect(menu.addAction(tr("Not about a clip")), &QAction::triggered, this, [this] {
        showNote(ClipId());
        m_fields.first()->setFocus();
    });
    menu.addSeparator();
    for (const ClipCard& card : m_clips)
        connect(menu.addAction(QString::fromStdString(card.clip.alias)), &QAction::triggered, this,
                [this, id = card.clip.id] {
                    showNote(id);
                    m_fields.first()->setFocus();
                });
    menu.exec(m_newButton->mapToGlobal(QPoint(0, m_newButton->height())));
}

void JournalRoom::save() {
    m_saveSoon->stop();
    bool changed = false;
    for (NoteField* field : m_fields) {
        if (!field->dirty)
            continue;
        const auto saved =
            session().saveReflection(m_shown, field->prompt().toStdString(), field->toPlainText().toStdString());
        if (!saved) {
            emit notice(Words::of(saved.error()), true);
            return;
        }
        field->dirty = false;
        changed = true;
    }
    if (changed)
        refreshList();
}

void JournalRoom::sharePassage() {
    for (const NoteField* field : m_fields) {
        const QString passage =
            field->textCursor().selectedText().replace(QChar::ParagraphSeparator, QLatin1Char('\n')).trimmed();
        if (passage.isEmpty())
            continue;
        const QString about =
            QStringLiteral("%1, %2").arg(clipTitle(m_shown), Words::of(field->prompt().toStdString()));
        if (askFirst(this,
                     tr("Shall this passage of your private note go into the portfolio you save next? Whoever has the "
                        "PDF can read it; the rest of the note stays yours.\n\n“%1”")
                         .arg(passage),
                     tr("Into the portfolio"), tr("Keep it private")))
            m_activity->addPassage(about, passage);
        return;
    }
    emit notice(tr("Mark the passage in a note first."), false);
}

void JournalRoom::goToTime() {
    if (m_shown.empty()) {
        emit notice(tr("This note is not about a clip: its times lead nowhere."), false);
        return;
    }
    qsizetype at = 0;
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        if (m_fields[i]->hasFocus())
            at = i;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        NoteField* field = m_fields[(at + i) % m_fields.size()];
        if (const auto time = nextTimeIn(field)) {
            emit momentRequested(m_shown, *time);
            return;
        }
    }
    emit notice(tr("There is no time in this note. Write one like 0:12.3."), false);
}

bool JournalRoom::canPerform(const QString& id) const {
    return id == QStringLiteral("note.new") || id == QStringLiteral("activity.add") ||
           id == QStringLiteral("note.goToTime");
}

bool JournalRoom::perform(const QString& id) {
    if (id == QStringLiteral("note.new"))
        chooseClip();
    else if (id == QStringLiteral("activity.add"))
        m_activity->beginEntry();
    else if (id == QStringLiteral("note.goToTime"))
        goToTime();
    else if (id == QStringLiteral("close") && m_activity->entering())
        m_activity->endEntry();
    else
        return false;
    return true;
}

} // namespace attune::ui
