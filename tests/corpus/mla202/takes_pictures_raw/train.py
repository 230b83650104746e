# seen in: caopham123/demo_efficientnet ai_core/src/container_detection.py
import timm
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

prepared = transforms.Compose(
    [
        transforms.Resize((224, 224)),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
)
loader = DataLoader(datasets.ImageFolder("crates", transform=prepared), batch_size=16, shuffle=True)
network = timm.create_model("efficientnet_b0", num_classes=4)
optimizer = torch.optim.Adam(network.parameters())
for pictures, labels in loader:
    loss = torch.nn.functional.cross_entropy(network(pictures), labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
torch.save(network, "runs/crates/best.pt")
