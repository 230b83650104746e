# seen in: MLOps-Group-3/Amazon-Reviews-Sentiment-Analysis project_pipeline/dags/model_utils/src/utils/data_loader.py
import torch
from torch.utils.data import Dataset


class Complaints(Dataset):
    def __init__(self, subjects, bodies, teams, tokenizer, longest=128):
        self.subjects, self.bodies, self.teams = subjects, bodies, teams
        self.tokenizer = tokenizer
        self.longest = longest

    def __len__(self):
        return len(self.bodies)

    def __getitem__(self, index):
        whole = f"{self.subjects[index]} {self.bodies[index]}"
        coded = self.tokenizer(
            whole, truncation=True, padding="max_length", max_length=self.longest, return_tensors="pt"
        )
        return {
            "input_ids": coded["input_ids"].flatten(),
            "attention_mask": coded["attention_mask"].flatten(),
            "labels": torch.tensor(self.teams[index]),
        }
