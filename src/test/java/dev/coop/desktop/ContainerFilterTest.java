package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.desktop.container.ContainerFilter;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.notice.Notices;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContainerFilterTest {
    private final FakeContainers service = new FakeContainers();
    private final ContainersModel model = new ContainersModel(service, new DirectTasks(), new Notices());
    private final ContainerFilter filter = new ContainerFilter(model.items());

    @BeforeEach
    void four() {
        service.state("brave-otter", ContainerState.STOPPED);
        service.state("calm-falcon", ContainerState.RUNNING);
        service.state("calm-otter", ContainerState.FROZEN);
        service.state("eager-heron", ContainerState.RUNNING);
        model.open();
    }

    private List<String> listed() {
        return filter.listed().stream().map(ContainerItem::name).toList();
    }

    @Test
    void searchesForEveryWordInNameImageAndAddress() {
        filter.searchProperty().set("OTTER");
        assertThat(listed()).containsExactly("brave-otter", "calm-otter");
        filter.searchProperty().set(" otter  calm ");
        assertThat(listed()).containsExactly("calm-otter");
        filter.searchProperty().set("10.187");
        assertThat(listed()).containsExactly("calm-falcon", "eager-heron");
        filter.searchProperty().set("agent-base");
        assertThat(listed()).hasSize(4);
    }

    @Test
    void keepsToOneKindOfStateAsItChanges() {
        filter.statesProperty().set(ContainerFilter.States.RUNNING);
        assertThat(listed()).containsExactly("calm-falcon", "eager-heron");
        service.state("calm-falcon", ContainerState.STOPPED);
        service.state("brave-otter", ContainerState.RUNNING);
        assertThat(listed()).containsExactly("brave-otter", "eager-heron");
        filter.clear();
        assertThat(listed()).hasSize(4);
        assertThat(filter.active()).isFalse();
    }

    @Test
    void sortsByStateAndFollowsIt() {
        filter.orderProperty().set(ContainerFilter.Order.STATE);
        assertThat(listed()).containsExactly("calm-falcon", "eager-heron", "calm-otter", "brave-otter");
        service.state("calm-falcon", ContainerState.STOPPED);
        assertThat(listed()).containsExactly("eager-heron", "calm-otter", "brave-otter", "calm-falcon");
    }
}
