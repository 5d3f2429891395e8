"""Addresses of the desk, below /admin/translations/."""

from __future__ import annotations

from django.urls import path

from site_config.translators.views import actions, batches, board, files, queue
from site_config.translators.views.editor import EditorView
from site_config.translators.views.links import ChoicesView
from site_config.translators.views.preview import PreviewView

urlpatterns = [
    path("", board.BoardView.as_view(), name="translators_board"),
    path("list/", board.ListView.as_view(), name="translators_list"),
    path("list/due/", board.DueManyView.as_view(), name="translators_due_many"),
    path("queue/", queue.QueueView.as_view(), name="translators_queue"),
    path("queue/next/", queue.NextView.as_view(), name="translators_next"),
    path("queue/<int:pk>/take/", queue.TakeView.as_view(), name="translators_take"),
    path("queue/<int:pk>/put-back/", queue.PutBackView.as_view(), name="translators_put_back"),
    path("hand-over/", batches.BatchesView.as_view(), name="translators_batches"),
    path("hand-over/<int:pk>/", batches.BatchView.as_view(), name="translators_batch"),
    path("hand-over/<int:pk>/again/", batches.AgainView.as_view(), name="translators_batch_again"),
    path("hand-over/page/<int:pk>/", batches.EarlyView.as_view(), name="translators_early"),
    path("files/", files.UploadView.as_view(), name="translators_upload"),
    path("list/files/", files.DownloadListView.as_view(), name="translators_download_list"),
    path("<int:pk>/file/", files.DownloadView.as_view(), name="translators_download"),
    path("<int:pk>/machine/", files.MachineView.as_view(), name="translators_machine"),
    path("<int:pk>/", EditorView.as_view(), name="translators_edit"),
    path("<int:pk>/preview/", PreviewView.as_view(), name="translators_preview"),
    path("<int:pk>/links/", ChoicesView.as_view(), name="translators_links"),
    path("<int:pk>/claim/", actions.ClaimView.as_view(), name="translators_claim"),
    path("<int:pk>/release/", actions.ReleaseView.as_view(), name="translators_release"),
    path("<int:pk>/due/", actions.DueView.as_view(), name="translators_due"),
    path("<int:pk>/memory/", actions.MemoryView.as_view(), name="translators_memory"),
    path("<int:pk>/return/", actions.ReturnView.as_view(), name="translators_return"),
]
