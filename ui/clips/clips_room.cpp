// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clips/clips_room.h"

#include "ui/background.h"
#include "ui/clips/assignment_strip.h"
#include "ui/clips/clip_cards.h"
#include "ui/clips/context_form.h"
#include "ui/clips/lost_strip.h"
#include "ui/clips/poster_loader.h"
#include "ui/controls/flow_layout.h"
#include "ui/shell/welcome_page.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/clip_context.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace attune::ui {
namespace {

struct ChipText {
    ClipFilter::Chip chip;
    const char* name;
    const char* words;
};
constexpr ChipText kChips[] = {
    {ClipFilter::Chip::All, "all", QT_TRANSLATE_NOOP("attune::ui::ClipsRoom", "All")},
    {ClipFilter::Chip::New, "new", QT_TRANSLATE_NOOP("attune::ui::ClipsRoom", "New")},
    {ClipFilter::Chip::Draft, "draft", QT_TRANSLATE_NOOP("attune::ui::ClipsRoom", "Draft")},
    {ClipFilter::Chip::Submitted, "submitted", QT_TRANSLATE_NOOP("attune::ui::ClipsRoom", "Submitted")},
    {ClipFilter::Chip::Compared, "compared", QT_TRANSLATE_NOOP("attune::ui::ClipsRoom", "Compared")},
    {ClipFilter::Chip::Attention, "attention", QT_TRANSLATE_NOOP("attune::ui::ClipsRoom", "Needs attention")}};

const QString kArrowRoom = QStringLiteral("   "); ///< for the arrow of the menu

} // namespace

ClipsRoom::ClipsRoom(AppContext context, QWidget* parent)
    : Room(context, parent), m_model(new ClipListModel(this)), m_cardFilter(new ClipFilter(true, this)),
      m_tableFilter(new ClipFilter(false, this)), m_posters(new PosterLoader(session().cacheFolder(), this)),
      m_reading(new Background(this)), m_pages(new QStackedWidget),
      m_assignments(new AssignmentStrip(theme(), session())), m_lost(new LostStrip(session())),
      m_views(new QStackedWidget), m_cards(new ClipCards(theme())), m_table(new QTableView),
      m_empty(new WelcomePage(theme(), tr("This library is empty."), {})), m_nothing(makeParagraph({}, "", "2")),
      m_progress(new QWidget), m_progressText(makeLabel({}, "small")), m_progressBar(new QProgressBar) {
    setObjectName(QStringLiteral("room.clips"));
    setGround(this, "surround");
    m_cardFilter->setSourceModel(m_model);
    m_tableFilter->setSourceModel(m_model);
    m_cards->setModel(m_cardFilter);
    m_table->setModel(m_tableFilter);
    m_table->setObjectName(QStringLiteral("clips.table"));
    m_table->setAccessibleName(tr("Clips as a table"));
    m_table->setShowGrid(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ClipListModel::Alias, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ClipListModel::Title, QHeaderView::Stretch);
    m_table->setMouseTracking(true);

    auto* chips = new FlowLayout;
    chips->setContentsMargins(24, 16, 24, 8);
    chips->setSpacing(8);
    for (const ChipText& text : kChips) {
        QPushButton* chip = makeButton(tr(text.words), "pill");
        chip->setObjectName(QStringLiteral("clips.chip.") + QString::fromLatin1(text.name));
        chip->setCheckable(true);
        chip->setAutoExclusive(true);
        chip->setChecked(text.chip == ClipFilter::Chip::All);
        connect(chip, &QPushButton::clicked, this, [this, which = text.chip] {
            m_cardFilter->setChip(which);
            m_tableFilter->setChip(which);
            refreshCounts();
        });
        m_chips.append(chip);
        chips->addWidget(chip);
    }
    m_sort = makeButton({}, "quiet");
    m_sort->setObjectName(QStringLiteral("clips.sort"));
    auto* menu = new QMenu(m_sort);
    auto* group = new QActionGroup(menu);
    for (int column = 0; column < ClipListModel::ColumnCount; ++column) {
        QString words = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toLower();
        if (column == ClipListModel::Alias)
            words = tr("alias");
        QAction* action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(column == ClipListModel::Alias);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, column, words] {
            m_cardFilter->sort(column);
            m_table->sortByColumn(column, Qt::AscendingOrder);
            m_sort->setText(tr("Sorted by %1").arg(words) + kArrowRoom);
        });
    }
    m_sort->setMenu(menu);
    m_sort->setText(tr("Sorted by %1").arg(tr("alias")) + kArrowRoom);
    chips->addWidget(m_sort);
    if (session().library() && session().person().role != RaterRole::Trainee) {
        m_describe = makeButton(tr("About this clip…"), "quiet");
        m_describe->setObjectName(QStringLiteral("clips.describe"));
        m_describe->setToolTip(tr("Language, who is present, age, and what may be hard to watch (Ctrl I)"));
        connect(m_describe, &QPushButton::clicked, this, &ClipsRoom::describe);
        chips->addWidget(m_describe);
    }

    auto* progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(24, 0, 24, 4);
    progress->setSpacing(12);
    m_progressBar->setTextVisible(false);
    m_progressBar->setRange(0, 1000);
    m_progressBar->setAccessibleName(tr("Reading frames"));
    QPushButton* cancel = makeButton(tr("Cancel"), "quiet");
    cancel->setObjectName(QStringLiteral("clips.cancelReading"));
    cancel->setProperty("extent", QStringLiteral("small"));
    progress->addWidget(m_progressText);
    progress->addWidget(m_progressBar, 1);
    progress->addWidget(cancel);
    m_progress->hide();
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_reading->cancel();
        m_progress->hide();
    });
    connect(m_reading, &Background::idle, m_progress, &QWidget::hide);

    auto* cardsPage = new QWidget;
    auto* cardsRow = new QHBoxLayout(cardsPage);
    cardsRow->setContentsMargins(16, 0, 0, 0);
    cardsRow->addWidget(m_cards);
    auto* tablePage = new QWidget;
    auto* tableRow = new QHBoxLayout(tablePage);
    tableRow->setContentsMargins(24, 8, 24, 24);
    tableRow->addWidget(m_table);
    m_views->addWidget(cardsPage);
    m_views->addWidget(tablePage);
    m_nothing->setObjectName(QStringLiteral("clips.nothing"));
    m_nothing->setContentsMargins(24, 24, 24, 0);
    m_nothing->hide();

    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_assignments);
    column->addWidget(m_lost);
    column->addLayout(chips);
    column->addWidget(m_progress);
    column->addWidget(m_nothing);
    column->addWidget(m_views, 1);
    m_pages->addWidget(list);
    m_pages->addWidget(m_empty);
    if (m_describe) {
        m_form = new ContextForm(theme(), session());
        m_pages->addWidget(m_form);
        connect(m_form, &RoomForm::cancelled, this, &ClipsRoom::leaveForm);
        connect(m_form, &RoomForm::made, this, [this](const QString& sentence) {
            leaveForm();
            emit notice(sentence, false);
        });
    }
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);

    connect(m_empty, &WelcomePage::addRequested, this, &ClipsRoom::ask);
    connect(m_empty, &WelcomePage::sampleRequested, this, [this] { emit roomRequested(QStringLiteral("sample")); });
    connect(m_empty, &WelcomePage::openRequested, this, [this] { emit roomRequested(QStringLiteral("library")); });
    connect(m_assignments, &AssignmentStrip::notice, this, &Room::notice);
    connect(m_lost, &LostStrip::notice, this, &Room::notice);
    connect(m_lost, &LostStrip::found, this, &ClipsRoom::refresh);
    connect(m_posters, &PosterLoader::ready, m_model, &ClipListModel::setPoster);
    connect(m_cards, &QListView::doubleClicked, this, [this] { openCurrent(); });
    connect(m_cards, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (index.data(ClipListModel::AddRole).toBool())
            ask();
    });
    connect(m_cards, &ClipCards::locateRequested, this, [this] { locate(current()); });
    connect(m_cards, &ClipCards::typed, this, [this](const QString& text) {
        m_field->setFocus();
        m_field->setText(m_field->text() + text);
    });
    connect(m_table, &QTableView::doubleClicked, this, [this] { openCurrent(); });
    const auto fitRows = [this] {
        m_table->verticalHeader()->setDefaultSectionSize(theme().px(32));
        m_table->horizontalHeader()->setMinimumSectionSize(theme().px(120)); // the one that takes the rest too
        for (int c = 0; c < ClipListModel::ColumnCount; ++c)
            if (c != ClipListModel::Title)
                m_table->setColumnWidth(c, theme().px(c == ClipListModel::State ? 160 : 132));
    };
    connect(&theme(), &Theme::changed, this, fitRows);
    fitRows();
    setFocusProxy(m_cards);
}

QWidget* ClipsRoom::makeBar(QWidget* parent) {
    auto* bar = new QWidget(parent);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(16);
    row->addWidget(makeLabel(tr("Clips"), "section"));
    m_total = new ElidedLabel;
    m_total->setProperty("tone", QStringLiteral("3"));
    m_total->setObjectName(QStringLiteral("clips.total"));
    row->addWidget(m_total);
    row->addStretch(1);

    m_field = new QLineEdit;
    m_field->setObjectName(QStringLiteral("clips.filter"));
    m_field->setAccessibleName(tr("Filter by alias, age, state"));
    m_field->setPlaceholderText(tr("Filter by alias, age, state"));
    m_field->setToolTip(tr("Filter by alias, age, state"));
    m_field->setMinimumWidth(120);
    m_field->setMaximumWidth(theme().px(280));
    auto* inside = new QHBoxLayout(m_field);
    inside->setContentsMargins(10, 0, 6, 0);
    QWidget* glass = makeIcon(theme(), QStringLiteral("search"), Token::Text3);
    glass->setAttribute(Qt::WA_TransparentForMouseEvents);
    inside->addWidget(glass, 0, Qt::AlignVCenter);
    inside->addStretch();
    m_fieldKey = makeKeyCaps({QStringLiteral("Ctrl+F")});
    m_fieldKey->setAttribute(Qt::WA_TransparentForMouseEvents);
    inside->addWidget(m_fieldKey, 0, Qt::AlignVCenter);
    const auto fitField = [this] {
        m_field->setTextMargins(theme().px(16) + 10, 0, 0, 0); // clear of the glass
        fitBar();
    };
    connect(&theme(), &Theme::changed, m_field, fitField);
    fitField();
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& words) {
        fitBar();
        m_cardFilter->setWords(words);
        m_tableFilter->setWords(words);
        refreshCounts();
        m_cards->setCurrentIndex(m_cardFilter->index(0, 0));
        m_table->setCurrentIndex(m_tableFilter->index(0, 0));
    });
    connect(m_field, &QLineEdit::returnPressed, this, &ClipsRoom::openCurrent);
    row->addWidget(m_field, 3);

    m_asCards = makeButton(tr("Cards"), "", theme().icon(QStringLiteral("clips")));
    m_asCards->setToolTip(tr("Cards"));
    m_asCards->setObjectName(QStringLiteral("clips.asCards"));
    m_asTable = makeButton(tr("Table"), "", theme().icon(QStringLiteral("table")));
    m_asTable->setToolTip(tr("Table"));
    m_asTable->setObjectName(QStringLiteral("clips.asTable"));
    row->addLayout(makeSegments({m_asCards, m_asTable}));
    connect(m_asCards, &QPushButton::clicked, this, [this] { showTable(false); });
    connect(m_asTable, &QPushButton::clicked, this, [this] { showTable(true); });

    QPushButton* add = makeButton(tr("Add a clip…"), "primary", theme().icon(QStringLiteral("plus"), Token::OnAccent));
    add->setObjectName(QStringLiteral("clips.add"));
    add->setToolTip(tr("Add a clip (Ctrl O)"));
    connect(add, &QPushButton::clicked, this, &ClipsRoom::ask);
    row->addWidget(add);
    showTable(session().setting("layout.clips") == std::optional<std::string>("table"));
    refreshCounts();
    fitBar();
    return bar;
}

// Where the text is large the views are told apart by their icons, and the key of the filter is not told.
void ClipsRoom::fitBar() {
    if (!m_asCards || !m_asTable)
        return;
    const bool narrow = width() < theme().px(900);
    m_asCards->setText(narrow ? QString() : QLatin1Char(' ') + tr("Cards"));
    m_asTable->setText(narrow ? QString() : QLatin1Char(' ') + tr("Table"));
    m_fieldKey->setVisible(!narrow && m_field->text().isEmpty());
}

void ClipsRoom::enter() { refresh(); }

void ClipsRoom::refresh() {
    auto cards = session().clips();
    if (!cards) {
        emit notice(Words::of(cards.error()), true);
        return;
    }
    const ClipCard* before = current();
    const ClipId selected = before ? before->clip.id : ClipId();
    const auto unread = unreadAdvisories(session());
    if (!unread) {
        emit notice(Words::of(unread.error()), true);
        return;
    }
    std::set<ClipId> heldBack;
    for (const auto& [clip, words] : *unread)
        heldBack.insert(clip);
    std::vector<PosterLoader::Wanted> wanted;
    for (const ClipCard& card : *cards)
        if (!card.mediaMissing && card.closed.empty() && !heldBack.contains(card.clip.id) &&
            m_model->poster(card.clip.id).isNull())
            wanted.push_back({card.clip, card.media});
    std::set<ClipId> spared;
    if (const auto declined = session().library() ? session().library()->declined(session().viewer())
                                                  : Result<std::map<CodingKey, std::string>>())
        for (const auto& [key, reason] : *declined)
            if (key.rater == session().person().id)
                spared.insert(key.clip);
    m_model->setCards(std::move(*cards), std::move(spared), std::move(heldBack));
    m_assignments->refresh();
    m_lost->refresh();
    if (m_pages->currentIndex() != Form)
        m_pages->setCurrentIndex(m_model->cards().empty() ? Empty : List);
    select(selected);
    refreshCounts();
    if (!wanted.empty())
        m_posters->load(std::move(wanted));
    emit statusChanged();
}

void ClipsRoom::refreshCounts() {
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const auto count = std::ranges::count_if(m_model->cards(), [&](const ClipCard& c) {
            return ClipFilter::passes(m_model->stateOf(c), kChips[i].chip);
        });
        m_chips[i]->setText(QStringLiteral("%1  %2").arg(tr(kChips[i].words)).arg(count));
        m_chips[i]->setAccessibleName(tr("%1: %2 clips").arg(tr(kChips[i].words)).arg(count));
    }
    const bool none = m_tableFilter->rowCount() == 0 && !m_model->cards().empty();
    m_nothing->setVisible(none);
    m_views->setVisible(!none);
    m_nothing->setText(tr("No clip fits the filter. Clear the words or choose “All” to see every clip again."));
    if (!m_total)
        return;
    MediaDuration total;
    for (const ClipCard& card : m_model->cards())
        total = total + card.clip.duration;
    const auto count = m_model->cards().size();
    m_total->setText(count == 0
                         ? QString()
                         : (count == 1 ? tr("%1 clip, %2") : tr("%1 clips, %2")).arg(count).arg(totalInWords(total)));
}

void ClipsRoom::select(const ClipId& clip) {
    const int row = std::max(0, m_model->rowOf(clip));
    const QModelIndex source = m_model->index(row, 0);
    m_cards->setCurrentIndex(m_cardFilter->mapFromSource(source));
    m_table->setCurrentIndex(m_tableFilter->mapFromSource(source));
}

const ClipCard* ClipsRoom::current() const {
    if (m_views->currentIndex() == 1)
        return m_model->card(m_tableFilter->mapToSource(m_table->currentIndex()).row());
    return m_model->card(m_cardFilter->mapToSource(m_cards->currentIndex()).row());
}

void ClipsRoom::showTable(bool table) {
    const ClipCard* card = current();
    const ClipId selected = card ? card->clip.id : ClipId();
    m_views->setCurrentIndex(table ? 1 : 0);
    m_asTable->setChecked(table);
    m_asCards->setChecked(!table);
    m_sort->setVisible(!table);
    setFocusProxy(table ? static_cast<QWidget*>(m_table) : m_cards);
    select(selected);
    session().setSetting("layout.clips", table ? "table" : "cards");
}

void ClipsRoom::openCurrent() {
    const ClipCard* card = current();
    if (!card) {
        if (m_views->currentIndex() == 0 && m_cards->currentIndex().data(ClipListModel::AddRole).toBool())
            ask();
        return;
    }
    const QString alias = QString::fromStdString(card->clip.alias);
    if (!card->closed.empty()) {
        emit notice(tr("%1 cannot be watched: %2. Ask your trainer.").arg(alias, Words::of(card->closed)), true);
        return;
    }
    if (card->mediaMissing) {
        locate(card);
        return;
    }
    const bool done = card->progress == ClipProgress::Submitted || card->progress == ClipProgress::Compared;
    emit clipRequested(card->clip.id, done ? QStringLiteral("compare") : QStringLiteral("code"));
}

void ClipsRoom::describe() {
    if (!canPerform(QStringLiteral("clip.describe")))
        return;
    m_form->begin(current()->clip.id);
    m_pages->setCurrentIndex(Form);
    m_form->setFocus(Qt::OtherFocusReason);
}

void ClipsRoom::leaveForm() {
    m_pages->setCurrentIndex(List);
    refresh();
    setFocus(Qt::OtherFocusReason);
}

bool ClipsRoom::canPerform(const QString& id) const {
    if (m_pages->currentIndex() == Form)
        return false;
    if (id == QStringLiteral("clip.open"))
        return current() != nullptr;
    if (id == QStringLiteral("clip.describe"))
        return m_form && current();
    if (id == QStringLiteral("clip.locate"))
        return current() && current()->mediaMissing;
    if (id == QStringLiteral("clip.search"))
        return m_lost->canSearch();
    if (id == QStringLiteral("package.handIn"))
        return m_assignments->canHandIn();
    return id == QStringLiteral("clip.add") || id == QStringLiteral("clip.filter") ||
           id == QStringLiteral("clip.cards") || id == QStringLiteral("clip.table");
}

bool ClipsRoom::perform(const QString& id) {
    if (m_pages->currentIndex() == Form) {
        if (id != QStringLiteral("close"))
            return false;
        leaveForm();
    } else if (id == QStringLiteral("clip.open"))
        openCurrent();
    else if (id == QStringLiteral("clip.add"))
        ask();
    else if (id == QStringLiteral("clip.describe"))
        describe();
    else if (id == QStringLiteral("clip.filter")) {
        m_field->setFocus(Qt::ShortcutFocusReason);
        m_field->selectAll();
    } else if (id == QStringLiteral("clip.cards") || id == QStringLiteral("clip.table"))
        showTable(id == QStringLiteral("clip.table"));
    else if (id == QStringLiteral("clip.locate"))
        locate(current());
    else if (id == QStringLiteral("clip.search"))
        m_lost->search();
    else if (id == QStringLiteral("package.handIn") && m_assignments->canHandIn())
        m_assignments->handIn();
    else if (id == QStringLiteral("layout.reset"))
        showTable(false);
    else if (id == QStringLiteral("close") && m_field && (m_field->hasFocus() || !m_field->text().isEmpty())) {
        m_field->clear();
        setFocus();
    } else
        return false;
    return true;
}

QString ClipsRoom::statusText() const {
    const auto round = session().round();
    if (!round)
        return {};
    int done = 0;
    for (const ClipCard& card : m_model->cards())
        if ((card.progress == ClipProgress::Submitted || card.progress == ClipProgress::Compared) &&
            std::ranges::find(round->clips, card.clip.id) != round->clips.end())
            ++done;
    const QString title = QString::fromStdString(round->title);
    if (session().person().role != RaterRole::Trainee)
        return tr("%1: %2 clips, %3 raters").arg(title).arg(round->clips.size()).arg(round->raters.size());
    return tr("%1: %2 of %3 submitted").arg(title).arg(done).arg(round->clips.size());
}

bool ClipsRoom::isReady() const {
    return !m_posters->busy() && !m_reading->busy() && !m_assignments->busy() && !m_lost->busy();
}

void ClipsRoom::resizeEvent(QResizeEvent* event) {
    Room::resizeEvent(event);
    if (!m_field)
        return;
    m_field->setMaximumWidth(theme().px(280));
    fitBar();
}

} // namespace attune::ui
